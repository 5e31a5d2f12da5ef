package dev.wadi.scenario.environment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

/** What an event for a pipeline looks like outside a scenario, by the kind of its source. */
public interface EventForm {

    /**
     * Adds the inputs of a scenario that stand for the event.
     *
     * @param json the event as an object, without members where it is none
     */
    void addInputs(ArrayNode inputs, JsonNode json, byte[] event);
}
