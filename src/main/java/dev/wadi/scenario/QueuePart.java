package dev.wadi.scenario;

import dev.wadi.runtime.WadiApplication;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** A queue that the pipeline sends to, named in {@code config}, and {@code expected.sqs}: what was sent, as a multiset. */
final class QueuePart implements WorldPart {
    private static final String QUEUE = "queue";
    private static final String GROUP = "messageGroupId";
    private static final String BODY = "body";

    private final String setting;
    private final String name;
    private final Optional<SentMessages> expected;
    private Optional<Inbox> inbox = Optional.empty();
    private String plainName = "";

    /**
     * @param key of {@code config} that names the queue
     * @param otherwise its name where the file has none
     * @param setting that gets its URL
     */
    QueuePart(Element scenario, String key, String otherwise, String setting) {
        this.setting = setting;
        name = scenario.section("config").member(key).map(Element::text).orElse(otherwise);
        expected = SentMessages.read(scenario, "sqs", QUEUE, GROUP, BODY);
    }

    @Override
    public Map<String, String> setUp(World world) {
        Inbox opened = Inbox.open(world, name);
        inbox = Optional.of(opened);
        plainName = world.plain(name);
        return Map.of(setting, opened.url());
    }

    @Override
    public Map<String, String> writesTo(String pipeline) {
        return Map.of(setting, "queue");
    }

    @Override
    public Map<String, Expectation> expectations() {
        return expected.map(messages ->
                        messages.against(() -> sent(messages.wanted().size())))
                .orElse(Map.of());
    }

    private List<SentMessage> sent(int count) {
        Inbox queue = inbox.orElseThrow(() -> new IllegalStateException("the queue is not set up"));
        List<Message> messages = new ArrayList<>(queue.takeUntil(taken -> taken.size() >= count));
        messages.addAll(queue.takeAll());
        return messages.stream().map(this::sent).toList();
    }

    private SentMessage sent(Message message) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(QUEUE, plainName);
        Optional.ofNullable(message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID))
                .ifPresent(group -> fields.put(GROUP, group));
        fields.put(BODY, message.body());
        return new SentMessage(fields);
    }

    @Override
    public List<Effect> effects(WadiApplication application) {
        return inbox.isEmpty()
                ? List.of()
                : sent(0).stream()
                        .map(message -> new Effect("sent", "", message.toString()))
                        .toList();
    }

    @Override
    public void close() {
        inbox.ifPresent(Inbox::close);
    }
}
