package dev.wadi.source.sqs;

import static dev.wadi.source.sqs.QueueFixture.QUICK;
import static dev.wadi.source.sqs.QueueFixture.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.health.HealthCheck.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What a service behind the queue refuses. */
@Timeout(600)
class SqsQueueRefusalTest {
    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.SQS));

    /** The first of a group is tried alone, and that the service refuses it says no more than that it refuses all of a poll. */
    @Test
    void aTableThatTakesNobodyHoldsAGroupToo() throws Exception {
        AtomicBoolean wrong = new AtomicBoolean(true);
        try (QueueFixture fixture = new QueueFixture(CLOUD)) {
            fixture.start(
                    group(fixture, 5),
                    QUICK,
                    (message, exchange) -> {
                        if (wrong.get()) {
                            throw refusal();
                        }
                    },
                    letters -> letters);
            fixture.awaitReadiness(State.DOWN);
            wrong.set(false);
            fixture.awaitArrived(5);
            assertThat(fixture.bodies()).containsExactlyElementsOf(numbers(0, 5));
            assertThat(fixture.letters).isEmpty();
        }
    }

    private static DynamoDbException refusal() {
        return (DynamoDbException) DynamoDbException.builder()
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("ValidationException")
                        .build())
                .build();
    }

    /** Messages of one group of a FIFO queue. */
    private static String group(QueueFixture fixture, int messages) {
        String url = fixture.client
                .createQueue(request -> request.queueName(fixture.queue + ".fifo")
                        .attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
                .queueUrl();
        for (String number : numbers(0, messages)) {
            fixture.client.sendMessage(request -> request.queueUrl(url)
                    .messageBody(number)
                    .messageGroupId("group")
                    .messageDeduplicationId(number));
        }
        return url;
    }
}
