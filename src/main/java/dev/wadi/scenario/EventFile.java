package dev.wadi.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.app.installation.Installation;
import dev.wadi.scenario.environment.EventForm;
import dev.wadi.scenario.environment.ScenarioLayout;
import dev.wadi.scenario.format.ScenarioNode;
import dev.wadi.scenario.format.ScenarioReader;
import java.nio.charset.StandardCharsets;

/** What a file for {@code wadi invoke} may hold: a scenario, or an event in the {@link EventForm form} of the pipeline's source. */
final class EventFile {
    private EventFile() {}

    /** The same as a scenario that expects nothing. */
    static JsonNode scenario(String pipeline, byte[] event, Installation installation) {
        JsonNode json = new ScenarioReader().readIfObject(new String(event, StandardCharsets.UTF_8));
        if (json.has("inputs")) {
            return json;
        }
        ObjectNode scenario = new ObjectMapper().createObjectNode();
        scenario.put("id", "event").put("pipeline", pipeline);
        scenario.putObject("config");
        scenario.putObject("expected");
        ScenarioLayout.of(ScenarioNode.root(scenario), installation)
                .event()
                .addInputs(scenario.putArray("inputs"), json, event);
        return scenario;
    }
}
