package dev.wadi.scenario.environment;

import dev.wadi.edge.aws.Provision;
import dev.wadi.scenario.format.ScenarioNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** The topics that the pipeline publishes on, named in {@code config}, and {@code expected.sns}: what was published, as a multiset. */
final class TopicsFixture implements ScenarioFixture {
    private static final String TOPIC = "topic";
    private static final String MESSAGE = "message";
    private static final Map<String, String> RAW = Map.of("RawMessageDelivery", "true");

    private final List<NamedThing> topics;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Optional<ObservedMessages> expected;
    private final List<Published> published = new ArrayList<>();

    TopicsFixture(ScenarioNode scenario, List<NamedThing> topics) {
        this.topics = topics;
        topics.forEach(topic -> topic.name(scenario).ifPresent(name -> names.put(topic.setting(), name)));
        expected = ObservedMessages.read(scenario, "sns", TOPIC, MESSAGE);
    }

    @Override
    public Map<String, String> setUp(ScenarioEnvironment world) {
        Map<String, String> settings = new LinkedHashMap<>();
        names.forEach((setting, name) -> {
            Published opened = Published.open(world, name);
            published.add(opened);
            settings.put(setting, opened.arn());
        });
        return settings;
    }

    @Override
    public Map<String, String> writesTo(String pipeline) {
        return topics.stream().collect(Collectors.toMap(NamedThing::setting, topic -> "topic"));
    }

    @Override
    public Map<String, Expectation> expectations() {
        return expected.map(messages -> messages.against(() -> published.stream()
                        .flatMap(topic -> topic.sent(messages.count(TOPIC, topic.name(), published.size())).stream())
                        .toList()))
                .orElse(Map.of());
    }

    @Override
    public List<Effect> effects(UnaryOperator<String> settings) {
        return published.stream()
                .flatMap(topic -> topic.sent(0).stream().map(topic::effect))
                .toList();
    }

    @Override
    public List<String> resources() {
        return names.values().stream()
                .map(name -> TOPIC + " " + ScenarioEnvironment.withoutFifo(name))
                .toList();
    }

    @Override
    public void close() {
        published.forEach(Published::close);
    }

    /**
     * A topic of the scenario's own, and a queue that takes in what is published on it.
     *
     * @param name as scenarios have it
     */
    private record Published(String name, SnsClient sns, String arn, Inbox inbox) {

        static Published open(ScenarioEnvironment world, String name) {
            Inbox inbox = Inbox.open(world, "published-" + name.replace(ScenarioEnvironment.FIFO, ""));
            SnsClient sns =
                    SnsClient.builder().credentialsProvider(world.credentials()).build();
            String arn = Provision.topic(sns, world.unique(name));
            sns.subscribe(request ->
                    request.topicArn(arn).protocol("sqs").endpoint(inbox.arn()).attributes(RAW));
            return new Published(world.plain(name), sns, arn, inbox);
        }

        List<SentMessage> sent(int count) {
            return messages(count).stream().map(this::sent).toList();
        }

        /** A FIFO topic takes the same message once. */
        Effect effect(SentMessage message) {
            return new Effect(
                    TOPIC + " " + name,
                    "",
                    message.fields(),
                    "published: " + message,
                    !arn.endsWith(ScenarioEnvironment.FIFO));
        }

        private SentMessage sent(String text) {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put(TOPIC, name);
            fields.put(MESSAGE, text);
            return new SentMessage(fields);
        }

        /** All that were published. Topics deliver later: what was there before is when a last message has come. */
        private List<String> messages(int count) {
            List<Message> messages = new ArrayList<>(inbox.takeUntil(taken -> taken.size() >= count));
            String last = UUID.randomUUID().toString();
            boolean fifo = arn.endsWith(ScenarioEnvironment.FIFO);
            sns.publish(request -> request.topicArn(arn)
                    .message(last)
                    .messageGroupId(fifo ? last : null)
                    .messageDeduplicationId(fifo ? last : null));
            messages.addAll(inbox.takeUntil(
                    taken -> taken.stream().anyMatch(message -> message.body().equals(last))));
            messages.addAll(inbox.takeAll());
            return messages.stream()
                    .map(Message::body)
                    .filter(body -> !body.equals(last))
                    .toList();
        }

        void close() {
            sns.deleteTopic(request -> request.topicArn(arn));
            sns.close();
            inbox.close();
        }
    }
}
