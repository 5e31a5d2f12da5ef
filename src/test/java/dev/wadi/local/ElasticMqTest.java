package dev.wadi.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

class ElasticMqTest {

    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.SQS));

    private final SqsClient client = CLOUD.clients().client(Part.SQS, SqsClient.builder());

    @Test
    void aMessageIsSentReceivedAndDeletedByTheQueuesUrl() {
        String queue =
                client.createQueue(request -> request.queueName("orders")).queueUrl();
        assertThat(queue).isEqualTo(CLOUD.clients().endpoint(Part.SQS) + "/000000000000/orders");
        client.sendMessage(request -> request.queueUrl(queue).messageBody("hello"));
        Message message = client.receiveMessage(request -> request.queueUrl(queue))
                .messages()
                .get(0);
        assertThat(message.body()).isEqualTo("hello");
        client.deleteMessage(request -> request.queueUrl(queue).receiptHandle(message.receiptHandle()));
        assertThat(client.receiveMessage(request -> request.queueUrl(queue)).messages())
                .isEmpty();
    }

    @Test
    void aQueuesArnNamesTheRegion() {
        String queue = client.createQueue(request -> request.queueName("arn")).queueUrl();
        assertThat(client.getQueueAttributes(
                                request -> request.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
                        .attributes())
                .containsEntry(QueueAttributeName.QUEUE_ARN, "arn:aws:sqs:us-east-1:000000000000:arn");
    }

    @Test
    void anUnknownQueueIsRefused() {
        assertThatExceptionOfType(QueueDoesNotExistException.class)
                .isThrownBy(() -> client.getQueueUrl(request -> request.queueName("none")));
    }

    @Test
    void limitsAreStrictUnlessSwitchedOff() {
        assertThat(sendsElevenAtOnce(client)).isFalse();
        try (LocalCloud cloud =
                        LocalCloud.start(LocalCloudOptions.only(Part.SQS).withoutLimits());
                SqsClient relaxed = Clients.of(cloud).client(Part.SQS, SqsClient.builder())) {
            assertThat(sendsElevenAtOnce(relaxed)).isTrue();
        }
    }

    @Test
    void aLongPollDoesNotHoldUpTheEnd() {
        LocalCloud cloud = LocalCloud.start(LocalCloudOptions.only(Part.SQS));
        try (SqsClient poller = Clients.of(cloud).client(Part.SQS, SqsClient.builder())) {
            String queue = poller.createQueue(request -> request.queueName("q")).queueUrl();
            CompletableFuture<Void> poll = CompletableFuture.runAsync(() ->
                    poller.receiveMessage(request -> request.queueUrl(queue).waitTimeSeconds(20)));
            long started = System.nanoTime();
            cloud.close();
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
            assertThat(poll).failsWithin(Duration.ofSeconds(10));
        }
    }

    private static boolean sendsElevenAtOnce(SqsClient client) {
        String queue = client.createQueue(request -> request.queueName("batch")).queueUrl();
        try {
            client.sendMessageBatch(request -> request.queueUrl(queue)
                    .entries(IntStream.range(0, 11)
                            .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                                    .id("m" + i)
                                    .messageBody("x")
                                    .build())
                            .toList()));
            return true;
        } catch (SqsException e) {
            return false;
        }
    }
}
