package dev.wadi.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.delivery.deadletter.DeadLetterReader;
import dev.wadi.demo.world.PipelineWorld;
import dev.wadi.demo.world.QueueTail;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The dead-letter queue of a pipeline, and what was taken off it so far. */
final class DeadLetters {
    private final QueueTail queue;

    DeadLetters(PipelineWorld world, String pipeline) {
        queue = new QueueTail(world, world.deadLetters(pipeline));
    }

    /** The payloads; those that came twice, once. */
    Set<String> payloads() {
        Set<String> payloads = new HashSet<>();
        DeadLetterReader.read(queue.all())
                .forEach(letter -> payloads.add(letter.get("payload").asText()));
        return payloads;
    }

    /** How many came again, under a {@code source_id} that was there before. */
    int repeats() {
        Set<String> sources = new HashSet<>();
        List<JsonNode> all = DeadLetterReader.read(queue.all());
        all.forEach(letter -> sources.add(letter.get("source_id").textValue()));
        return all.size() - sources.size();
    }
}
