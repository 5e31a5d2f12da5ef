package dev.wadi.scenario.environment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.scenario.format.JsonText;
import dev.wadi.scenario.format.ScenarioNode;
import dev.wadi.source.sqs.SqsMessage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Inputs {@code {messageId, body}}: what an SQS source hands over, one message at a time; or {@code {"poll": [{messageId, body}]}}, several together. The
 * same {@code messageId} again is a redelivery.
 */
final class QueueMessages implements ScenarioFixture {
    static final String MESSAGE_ID = "messageId";
    static final String BODY = "body";
    private static final String POLL = "poll";

    private final String setting;

    /** @param setting that names the queue */
    QueueMessages(String setting) {
        this.setting = setting;
    }

    @Override
    public Map<String, Function<ScenarioNode, ScenarioInput>> inputs() {
        return Map.of(BODY, input -> new ScenarioInput.Delivery(input.path(), List.of(message(input))), POLL, input -> {
            ScenarioNode poll = input.required(POLL);
            return new ScenarioInput.Delivery(
                    poll.path(),
                    poll.items().stream().map(QueueMessages::message).toList());
        });
    }

    @Override
    public Set<String> inputKeys() {
        return Set.of(MESSAGE_ID, BODY, POLL);
    }

    private static SqsMessage message(ScenarioNode message) {
        return new SqsMessage(message.required(MESSAGE_ID).text(), body(message.required(BODY)));
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
