package dev.wadi.pipelines.snapshotstatus.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.wadi.delivery.RefusedException;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import dev.wadi.pipelines.snapshotstatus.ReceivedReport;
import dev.wadi.pipelines.snapshotstatus.ReportReason;
import dev.wadi.pipelines.snapshotstatus.SnapshotMessage;
import dev.wadi.testing.MaximumMessageSize;
import dev.wadi.testing.TextRecord;
import java.util.Optional;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** The sender's queue takes less than queues with their defaults do: the message is refused, and nothing waits in the outbox for ever. */
class SmallQueueTest {
    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.SQS));

    private final MaximumMessageSize limit = new MaximumMessageSize(2_000);
    private final SnapshotAnnouncements announcements = new SnapshotAnnouncements();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private SqsClient sqs;
    private String url;

    @BeforeEach
    void connect() throws Exception {
        sqs = CLOUD.clients().client(Part.SQS, SqsClient.builder(), limit);
        context.getRegistry().bind("sqsClient", sqs);
        url = sqs.createQueue(queue -> queue.queueName("sender")).queueUrl();
        AnnouncementChannels.give(announcements, context);
        AnnouncementChannels.exportState(context, url);
        AnnouncementChannels.monitoring(context, "arn:aws:sns:eu-west-1:123456789012:monitoring");
    }

    @AfterEach
    void disconnect() throws Exception {
        context.close();
        sqs.close();
    }

    @Test
    void whatItDoesNotTakeIsRefused() throws RefusedException {
        assertThat(refusal(3_000)).map(RefusedException::reason).contains(ReportReason.announcement_too_large);
        assertThat(refusal(1_500)).isEmpty();
        assertThat(refusal(3_000)).isPresent();
        assertThat(limit.asked()).as("it is remembered").isEqualTo(1);
    }

    @Test
    void itIsNotAskedAboutWhatEveryQueueTakes() throws RefusedException {
        assertThat(refusal(10)).isEmpty();
        assertThat(limit.asked()).isZero();
    }

    @Test
    void whereItMayNotBeAskedTheDefaultHolds() throws RefusedException {
        limit.forbid();
        assertThat(refusal(3_000)).isEmpty();
        assertThat(refusal(300_000)).isPresent();
    }

    @Test
    void aQueueThatIsNotThereIsTheDependencysFault() {
        sqs.deleteQueue(queue -> queue.queueUrl(url));
        assertThat(catchThrowable(() -> refusal(3_000))).isInstanceOf(QueueDoesNotExistException.class);
        assertThat(catchThrowable(() -> refusal(3_000))).isInstanceOf(QueueDoesNotExistException.class);
        assertThat(limit.asked()).as("one call for all messages of a poll").isEqualTo(1);
    }

    private Optional<RefusedException> refusal(int bytes) throws RefusedException {
        return announcements.refusal(message("9".repeat(bytes)));
    }

    private static SnapshotMessage message(String date) throws RefusedException {
        return SnapshotMessage.parse(ReceivedReport.allIn(new TextRecord(
                        "m1",
                        "{\"correlation_id\":\"r1\",\"collection_name\":\"db.a\",\"snapshot_type\":\"full\",\"export_date\":\""
                                + date + "\"}"))
                .get(0));
    }
}
