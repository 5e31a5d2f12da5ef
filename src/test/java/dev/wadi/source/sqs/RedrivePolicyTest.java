package dev.wadi.source.sqs;

import static dev.wadi.source.sqs.SqsCalls.FOR_EVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(600)
class RedrivePolicyTest {
    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.SQS));

    private QueueFixture fixture;
    private RedrivePolicy policy;

    @BeforeEach
    void begin() throws Exception {
        fixture = new QueueFixture(CLOUD);
        SqsQueueComponent component = new SqsQueueComponent();
        component.setCamelContext(fixture.context);
        component.setAmazonSQSClient(fixture.routes);
        policy = new RedrivePolicy(
                fixture.routes, SourceQueue.of(new SqsQueueEndpoint("sqs-queue:x", component, fixture.queue)));
    }

    @AfterEach
    void end() {
        fixture.close();
    }

    @Test
    void theSecondHalfOfTheReceiptsIsKept() {
        fixture.createWithRedrive(5);
        assertThat(policy.allowsAnother(2)).isTrue();
        assertThat(policy.allowsAnother(3)).isFalse();
        assertThat(fixture.calls.count("GetQueueAttributes")).isEqualTo(1);
    }

    @Test
    void withoutAPolicyReceiptsDoNotCount() {
        fixture.create();
        assertThat(policy.allowsAnother(1_000)).isTrue();
        assertThat(fixture.calls.count("GetQueueAttributes")).isEqualTo(1);
    }

    @Test
    void withoutTheRightToAskThereIsNone() {
        fixture.createWithRedrive(1);
        fixture.calls.deny("GetQueueAttributes", FOR_EVER);
        assertThat(policy.allowsAnother(1_000)).isTrue();
        assertThat(fixture.calls.count("GetQueueAttributes")).isEqualTo(1);
    }

    @Test
    void whileSqsDoesNotSayTheMessageIsKept() {
        fixture.create();
        fixture.proxy.cut();
        assertThat(policy.allowsAnother(1)).isFalse();
        fixture.proxy.mend();
        await().until(() -> policy.allowsAnother(1));
    }
}
