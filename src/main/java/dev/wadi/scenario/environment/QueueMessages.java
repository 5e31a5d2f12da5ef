package dev.wadi.scenario.environment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.scenario.format.JsonText;
import dev.wadi.scenario.format.ScenarioNode;
import dev.wadi.source.sqs.SqsMessage;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Inputs {@code {messageId, body}}: what an SQS source hands over, one message at a time. The same {@code messageId} again is a redelivery. */
final class QueueMessages implements ScenarioFixture {
    static final String MESSAGE_ID = "messageId";
    static final String BODY = "body";

    private final String setting;

    /** @param setting that names the queue */
    QueueMessages(String setting) {
        this.setting = setting;
    }

    @Override
    public Map<String, Function<ScenarioNode, ScenarioInput>> inputs() {
        return Map.of(BODY, QueueMessages::step);
    }

    private static ScenarioInput step(ScenarioNode input) {
        SqsMessage message = new SqsMessage(input.required(MESSAGE_ID).text(), body(input.required(BODY)));
        return new ScenarioInput.Delivery(input.path(), List.of(message));
    }

    /** An object is its JSON text, text is taken as it is. */
    private static String body(ScenarioNode body) {
        JsonNode json = body.json();
        if (json.isTextual()) {
            return json.textValue();
        }
        if (json.isObject()) {
            return JsonText.spaced(json);
        }
        throw body.problem("must be an object or text");
    }

    @Override
    public Map<String, String> setUp(ScenarioEnvironment world) {
        return Map.of(setting, "injected");
    }
}
