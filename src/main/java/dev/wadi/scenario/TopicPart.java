package dev.wadi.scenario;

import dev.wadi.runtime.WadiApplication;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** A topic that the pipeline publishes on, named in {@code config}, and {@code expected.sns}: what was published, as a multiset. */
final class TopicPart implements WorldPart {
    private static final String TOPIC = "topic";
    private static final String MESSAGE = "message";
    private static final Map<String, String> RAW = Map.of("RawMessageDelivery", "true");
    private static final Map<String, String> FIFO = Map.of("FifoTopic", "true");

    private final String setting;
    private final String name;
    private final Optional<SentMessages> expected;
    private Optional<Published> published = Optional.empty();
    private String plainName = "";

    /**
     * @param key of {@code config} that names the topic
     * @param otherwise its name where the file has none
     * @param setting that gets its ARN
     */
    TopicPart(Element scenario, String key, String otherwise, String setting) {
        this.setting = setting;
        name = scenario.section("config").member(key).map(Element::text).orElse(otherwise);
        expected = SentMessages.read(scenario, "sns", TOPIC, MESSAGE);
    }

    @Override
    public Map<String, String> setUp(World world) {
        Published opened = Published.open(world, name);
        published = Optional.of(opened);
        plainName = world.plain(name);
        return Map.of(setting, opened.arn());
    }

    @Override
    public Map<String, String> writesTo(String pipeline) {
        return Map.of(setting, "topic");
    }

    @Override
    public Map<String, Expectation> expectations() {
        return expected.map(messages ->
                        messages.against(() -> sent(messages.wanted().size())))
                .orElse(Map.of());
    }

    private List<SentMessage> sent(int count) {
        return published
                .orElseThrow(() -> new IllegalStateException("the topic is not set up"))
                .messages(count)
                .stream()
                .map(this::sent)
                .toList();
    }

    private SentMessage sent(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(TOPIC, plainName);
        fields.put(MESSAGE, text);
        return new SentMessage(fields);
    }

    @Override
    public List<Effect> effects(WadiApplication application) {
        return published.isEmpty()
                ? List.of()
                : sent(0).stream()
                        .map(message -> new Effect("published", "", message.toString()))
                        .toList();
    }

    @Override
    public void close() {
        published.ifPresent(Published::close);
    }

    /** A topic of the scenario's own, and a queue that takes in what is published on it. */
    private record Published(SnsClient sns, String arn, Inbox inbox) {

        static Published open(World world, String name) {
            Inbox inbox = Inbox.open(world, "published");
            SnsClient sns =
                    SnsClient.builder().credentialsProvider(world.credentials()).build();
            String arn = sns.createTopic(request ->
                            request.name(world.unique(name)).attributes(name.endsWith(World.FIFO) ? FIFO : Map.of()))
                    .topicArn();
            sns.subscribe(request ->
                    request.topicArn(arn).protocol("sqs").endpoint(inbox.arn()).attributes(RAW));
            return new Published(sns, arn, inbox);
        }

        /** All that were published. Topics deliver later: what was there before is when a last message has come. */
        List<String> messages(int count) {
            List<Message> messages = new ArrayList<>(inbox.takeUntil(taken -> taken.size() >= count));
            String last = UUID.randomUUID().toString();
            boolean fifo = arn.endsWith(World.FIFO);
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
