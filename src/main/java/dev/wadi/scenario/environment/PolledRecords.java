package dev.wadi.scenario.environment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.scenario.format.JsonText;
import dev.wadi.scenario.format.ScenarioNode;
import dev.wadi.source.kinesis.StreamRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;

/** Inputs {@code {"poll": [{shardId, sequenceNumber, data}]}}, which may also say of which {@code stream}: what a Kinesis source hands over together. */
final class PolledRecords implements ScenarioFixture {
    /** Of a record that does not name its own. */
    static final String UNNAMED = "";

    private static final String BYTES = "$base64";

    private final String setting;

    /** @param setting that names the stream */
    PolledRecords(String setting) {
        this.setting = setting;
    }

    @Override
    public Map<String, Function<ScenarioNode, ScenarioInput>> inputs() {
        return Map.of("poll", PolledRecords::step);
    }

    private static ScenarioInput step(ScenarioNode input) {
        ScenarioNode poll = input.required("poll");
        return new ScenarioInput.Delivery(poll.path(), read(poll));
    }

    @Override
    public Map<String, String> setUp(ScenarioEnvironment world) {
        return Map.of(setting, "injected");
    }

    static List<StreamRecord> read(ScenarioNode poll) {
        return poll.items().stream()
                .flatMap(item -> StreamRecord.open(streamRecord(item)).stream())
                .toList();
    }

    private static StreamRecord streamRecord(ScenarioNode element) {
        return new StreamRecord(
                element.member("stream").map(ScenarioNode::text).orElse(UNNAMED),
                element.required("shardId").text(),
                element.required("sequenceNumber").text(),
                OptionalLong.empty(),
                "",
                Instant.EPOCH,
                bytes(element.required("data")));
    }

    /** An object is its JSON text, text is taken as it is, {@code {"$base64": ...}} is bytes. */
    static byte[] bytes(ScenarioNode data) {
        JsonNode json = data.json();
        if (json.isTextual()) {
            return utf8(json.textValue(), data);
        }
        if (!json.isObject()) {
            throw data.problem("must be an object, text or {\"" + BYTES + "\": text}");
        }
        if (json.has(BYTES)) {
            if (json.size() != 1 || !json.path(BYTES).isTextual()) {
                throw data.problem(BYTES + " must stand alone, with text as its value");
            }
            try {
                return Base64.getDecoder().decode(json.get(BYTES).textValue());
            } catch (IllegalArgumentException e) {
                throw data.problem(BYTES + " is not base64: " + e.getMessage());
            }
        }
        return utf8(JsonText.spaced(json), data);
    }

    private static byte[] utf8(String text, ScenarioNode data) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw data.problem(
                    "has half of a surrogate pair, which no UTF-8 text can have; give the record as text with \\\\ud800 in it");
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
