package dev.wadi.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.demo.world.PipelineWorld;
import dev.wadi.testing.WadiProcess;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** An SQS queue. The key of an input stands in attributes of its message, named to be taken for Camel's own headers. */
final class QueueSource implements Source {
    /** That a process works on at the same time, as the settings are by default. */
    private static final int POLLS = 4;

    /** Of a poll. */
    private static final int MESSAGES = 10;

    private static final int PAGE = 10;
    private static final int PAGE_BYTES = 200_000;
    private static final List<String> ATTRIBUTES = List.of(
            "CamelAwsSqsReceiptHandle", "CamelAwsSqsDeleteFiltered", "CamelFileName", "CamelSplitIndex", "kind");

    private final SqsClient sqs;
    private final String pipeline;
    private final String url;
    private final boolean oneIsActive;
    private final List<Input> all = new ArrayList<>();

    QueueSource(PipelineWorld world, String pipeline) {
        sqs = world.clients().sqs();
        this.pipeline = pipeline;
        url = world.source(pipeline);
        oneIsActive = world.hasOneActiveInstance(pipeline);
    }

    @Override
    public void put(List<Input> inputs) {
        all.addAll(inputs);
        send(inputs);
    }

    /** As other messages with the same content: what SQS makes of a message that nobody deleted shows after a kill. */
    @Override
    public void deliverAgain() {
        send(all);
    }

    private void send(List<Input> inputs) {
        List<SendMessageBatchRequestEntry> page = new ArrayList<>();
        int bytes = 0;
        for (Input input : inputs) {
            int size = (input.data() + input.key().repeat(ATTRIBUTES.size())).getBytes(UTF_8).length;
            if (page.size() == PAGE || (!page.isEmpty() && bytes + size > PAGE_BYTES)) {
                sendPage(page);
                page = new ArrayList<>();
                bytes = 0;
            }
            page.add(entry(page.size(), input));
            bytes += size;
        }
        if (!page.isEmpty()) {
            sendPage(page);
        }
    }

    private void sendPage(List<SendMessageBatchRequestEntry> page) {
        assertThat(sqs.sendMessageBatch(request -> request.queueUrl(url).entries(page))
                        .failed())
                .isEmpty();
    }

    private static SendMessageBatchRequestEntry entry(int index, Input input) {
        MessageAttributeValue key = MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(input.key())
                .build();
        return SendMessageBatchRequestEntry.builder()
                .id(Integer.toString(index))
                .messageBody(input.data())
                .messageAttributes(ATTRIBUTES.stream().collect(toMap(Function.identity(), name -> key)))
                .build();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("VISIBILITY_TIMEOUT", "5000", "WAIT_TIME", "1000");
    }

    @Override
    public boolean isAcknowledged() {
        return sqs
                .getQueueAttributes(request -> request.queueUrl(url)
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes()
                .values()
                .stream()
                .allMatch("0"::equals);
    }

    @Override
    public int inHand() {
        return POLLS * MESSAGES;
    }

    @Override
    public void assertReadBy(Collection<WadiProcess> processes) {
        if (oneIsActive) {
            assertThat(processes).anySatisfy(one -> assertThat(one.metrics().records(pipeline))
                    .isPositive());
        } else {
            assertThat(processes).allSatisfy(one -> assertThat(one.metrics().records(pipeline))
                    .isPositive());
        }
    }
}
