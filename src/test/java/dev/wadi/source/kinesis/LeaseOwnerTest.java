package dev.wadi.source.kinesis;

import static dev.wadi.source.kinesis.StreamFixture.QUICK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import dev.wadi.testing.Patience;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.health.HealthCheck.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Two pipelines never share a table of leases, also where they run in two processes. */
@Timeout(600)
class LeaseOwnerTest {
    private static final Duration LONGEST = Patience.LONGEST;
    private static final String COORDINATOR = "wadi-collect-leases-coordinator";

    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.KINESIS, Part.DYNAMODB));

    private StreamFixture first;
    private StreamFixture next;

    @BeforeEach
    void begin() throws Exception {
        first = new StreamFixture(CLOUD);
        next = first.another();
        first.createStream("orders", 1);
        first.put("orders", "k", "1");
        first.start("orders" + QUICK, (poll, exchange) -> {});
        first.awaitRecords(1);
    }

    @AfterEach
    void end() {
        next.close();
        first.close();
    }

    @Test
    void theTableOfAnotherPipelineIsLeftAlone() throws Exception {
        first.context.stop();
        mark("payments");
        next.put("orders", "k", "2");
        next.start("orders" + QUICK, (poll, exchange) -> {});
        await().atMost(LONGEST).until(() -> next.readiness() == State.DOWN);
        assertThat(next.consumer().getHealthCheck().call().getDetails().toString())
                .contains("wadi-collect-leases", "collect.lease-table", "payments", "wadi.lease-owner=take");
        assertThat(next.arrived).isEmpty();
    }

    @Test
    void aTableIsTakenOnPurposeAndWhoHadItStopsReading() throws Exception {
        mark("payments");
        await().atMost(LONGEST).until(() -> first.readiness() == State.DOWN && first.shardsHeld() == 0);
        first.context.stop();
        Properties take = new Properties();
        take.put(LeaseOwner.SETTING, "take");
        next.context.getPropertiesComponent().setInitialProperties(take);
        next.put("orders", "k", "2");
        next.start("orders" + QUICK, (poll, exchange) -> {});
        next.awaitRecords(1);
        assertThat(next.texts()).containsExactly("2");
    }

    /** Two that were both told to take it would take it from each other for ever. */
    @Test
    void whoLostItDoesNotTakeItBack() throws Exception {
        Properties take = new Properties();
        take.put(LeaseOwner.SETTING, "take");
        first.context.getPropertiesComponent().setInitialProperties(take);
        mark("payments");
        await().atMost(LONGEST).until(() -> first.readiness() == State.DOWN && first.shardsHeld() == 0);
        await().atMost(LONGEST).until(() -> first.consumer()
                .getHealthCheck()
                .call()
                .getDetails()
                .toString()
                .contains("was taken by the pipeline payments"));
        assertThat(owner()).isEqualTo("payments");
    }

    @Test
    void whoHasNoMarkYetGetsThatOfTheFirst() {
        assertThat(owner()).isEqualTo("collect");
    }

    private String owner() {
        return first.dynamoDb
                .getItem(get -> get.tableName(COORDINATOR).key(Map.of("key", AttributeValue.fromS("Owner"))))
                .join()
                .item()
                .get("pipeline")
                .s();
    }

    private void mark(String pipeline) {
        next.dynamoDb
                .putItem(put -> put.tableName(COORDINATOR)
                        .item(Map.of("key", AttributeValue.fromS("Owner"), "pipeline", AttributeValue.fromS(pipeline))))
                .join();
    }
}
