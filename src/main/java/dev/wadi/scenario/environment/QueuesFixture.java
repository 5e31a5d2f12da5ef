package dev.wadi.scenario.environment;

import dev.wadi.scenario.format.ScenarioNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** The queues that the pipeline sends to, named in {@code config}, and {@code expected.sqs}: what was sent, as a multiset. */
final class QueuesFixture implements ScenarioFixture {
    private static final String QUEUE = "queue";
    private static final String GROUP = "messageGroupId";
    private static final String BODY = "body";

    private final List<NamedThing> queues;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Optional<ObservedMessages> expected;
    private final List<Opened> opened = new ArrayList<>();

    /** @param name as scenarios have it */
    private record Opened(String name, Inbox inbox) {}

    QueuesFixture(ScenarioNode scenario, List<NamedThing> queues) {
        this.queues = queues;
        queues.forEach(queue -> queue.name(scenario).ifPresent(name -> names.put(queue.setting(), name)));
        expected = ObservedMessages.read(scenario, "sqs", QUEUE, GROUP, BODY);
    }

    @Override
    public Map<String, String> setUp(ScenarioEnvironment world) {
        Map<String, String> settings = new LinkedHashMap<>();
        names.forEach((setting, name) -> {
            Inbox inbox = Inbox.open(world, name);
            opened.add(new Opened(world.plain(name), inbox));
            settings.put(setting, inbox.url());
        });
        return settings;
    }

    @Override
    public Map<String, String> writesTo(String pipeline) {
        return queues.stream().collect(Collectors.toMap(NamedThing::setting, queue -> "queue"));
    }

    @Override
    public Map<String, Expectation> expectations() {
        return expected.map(messages -> messages.against(() -> sent(messages))).orElse(Map.of());
    }

    private List<SentMessage> sent(ObservedMessages wanted) {
        return opened.stream()
                .flatMap(queue -> sent(queue, wanted.count(QUEUE, queue.name(), opened.size())).stream())
                .toList();
    }

    private static List<SentMessage> sent(Opened queue, int count) {
        List<Message> messages = new ArrayList<>(queue.inbox().takeUntil(taken -> taken.size() >= count));
        messages.addAll(queue.inbox().takeAll());
        return messages.stream().map(message -> sent(queue, message)).toList();
    }

    private static SentMessage sent(Opened queue, Message message) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(QUEUE, queue.name());
        Optional.ofNullable(message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID))
                .ifPresent(group -> fields.put(GROUP, group));
        fields.put(BODY, message.body());
        return new SentMessage(fields);
    }

    @Override
    public List<Effect> effects(UnaryOperator<String> settings) {
        return opened.stream()
                .flatMap(queue -> sent(queue, 0).stream().map(message -> effect(queue, message)))
                .toList();
    }

    /** A FIFO queue takes the same message once. */
    private static Effect effect(Opened queue, SentMessage message) {
        return new Effect(
                QUEUE + " " + queue.name(),
                "",
                message.fields(),
                "sent: " + message,
                !queue.inbox().url().endsWith(ScenarioEnvironment.FIFO));
    }

    @Override
    public List<String> resources() {
        return names.values().stream()
                .map(name -> QUEUE + " " + ScenarioEnvironment.withoutFifo(name))
                .toList();
    }

    @Override
    public void close() {
        opened.forEach(queue -> queue.inbox().close());
    }
}
