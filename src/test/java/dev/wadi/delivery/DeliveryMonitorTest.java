package dev.wadi.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.testing.LogLines;
import dev.wadi.testing.TextRecord;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SqsException;

class DeliveryMonitorTest {
    private final MeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final DefaultCamelContext context = new DefaultCamelContext();
    private DeliveryMonitor monitor;
    private BatchObserver shard;

    @BeforeEach
    void bindTheMeters() {
        context.getRegistry().bind("meters", meters);
        context.getRegistry().bind(Exposure.NAME, new Exposure(true));
        monitor = new DeliveryMonitor(context, "turbine-status", "kinesis-stream:turbine-status");
        shard = monitor.part("signals/shard-0");
    }

    @Test
    void theSumOfTheCountersIsTheNumberOfRecordsRead() {
        shard.delivered(Map.of(
                Outcome.of("saved", "vendor", "vestas"), 5,
                Outcome.of("filtered"), 2,
                refused("missing_field", Tags.empty()), 1,
                refused("invalid_value", Tags.of("vendor", "vestas")), 2));
        shard.delivered(Map.of(Outcome.of("saved", "vendor", "vestas"), 1));
        assertThat(meters.find(DeliveryMonitor.RECORDS).counters().stream()
                        .mapToDouble(Counter::count)
                        .sum())
                .isEqualTo(11);
        assertThat(count("saved", "vestas", "")).isEqualTo(6);
        assertThat(count("filtered", "", "")).isEqualTo(2);
        assertThat(count("dead_letter", "", "missing_field")).isEqualTo(1);
        assertThat(count("dead_letter", "vestas", "invalid_value")).isEqualTo(2);
    }

    @Test
    void whatWasDeliveredIsSummedUpInOneLineForTheWholeOfItsParts() {
        try (LogLines lines = new LogLines(DeliveryMonitor.class.getName())) {
            BatchObserver message = monitor.part("reports/message-1", "reports");
            BatchObserver other = monitor.part("reports/message-2", "reports");
            shard.delivered(Map.of(Outcome.of("filtered"), 2, Outcome.of("saved", "vendor", "vestas"), 5));
            shard.delivered(Map.of(Outcome.of("saved", "vendor", "siemens"), 1));
            message.delivered(Map.of(Outcome.of("counted"), 1));
            other.delivered(Map.of(Outcome.of("counted"), 1));
            assertThat(lines.all()).isEmpty();
            monitor.close();
            assertThat(lines.all())
                    .containsExactlyInAnyOrder(
                            "turbine-status signals/shard-0: 8 records in 1 s: 2 filtered, 6 saved",
                            "turbine-status reports: 2 records in 1 s: 2 counted");
        }
    }

    @Test
    void aDeadLetterIsTold() {
        try (LogLines lines = new LogLines(DeliveryMonitor.class.getName())) {
            shard.deadLettered(List.of(new RefusedRecordException(
                    new TextRecord("shard-0:7", "{secret}"), "missing_field", "quotes {secret}")));
            assertThat(lines.all())
                    .containsExactly("turbine-status signals/shard-0: dead letter missing_field, source_id shard-0:7");
        }
    }

    @Test
    void beyondLoopbackHealthNamesSettingsOnly() {
        context.getRegistry().bind(Exposure.NAME, new Exposure(false));
        shard.holding(
                new HoldException("PutItem on table curated-records", null, List.of("DDB_CURATED_RECORDS_TABLE_ARN")));
        monitor.part("signals/shard-1").holding(new IOException("redis.internal is away"));
        HealthCheck.Result health = monitor.call();
        assertThat(health.getMessage().orElseThrow() + health.getDetails())
                .contains("see DDB_CURATED_RECORDS_TABLE_ARN", "the log says why")
                .doesNotContain("curated-records", "redis.internal", "signals");
    }

    @Test
    void aFaultOfACallIsToldWithWhatItsEdgeSaysAndTheSettingOfItsThing() {
        context.getRegistry()
                .bind("names", SettingNames.class, (SettingNames) fault -> List.of("turbine-status.dead-letter-queue"));
        SqsException gone = (SqsException) QueueDoesNotExistException.builder()
                .message("The specified queue does not exist.")
                .statusCode(400)
                .awsErrorDetails(
                        AwsErrorDetails.builder().errorCode("QueueDoesNotExist").build())
                .build();
        shard.holding(new HoldException("The dead letters could not be written.", gone));
        assertThat(monitor.call().getMessage().orElseThrow())
                .contains("The dead letters could not be written.", "QueueDoesNotExist")
                .endsWith("(turbine-status.dead-letter-queue)");
        context.getRegistry().bind(Exposure.NAME, new Exposure(false));
        assertThat(monitor.call().getMessage().orElseThrow())
                .isEqualTo("1 parts hold: see turbine-status.dead-letter-queue");
    }

    @Test
    void aHoldIsSeenInHealthAndInTheGaugeUntilItEnds() {
        BatchObserver other = monitor.part("signals/shard-1");
        assertThat(state()).isEqualTo(State.UP);
        shard.holding(new IOException("Redis is away"));
        shard.holding(new IOException("Redis is still away"));
        assertThat(state()).isEqualTo(State.DOWN);
        assertThat(monitor.call().getMessage())
                .hasValueSatisfying(
                        message -> assertThat(message).contains("1 parts hold").contains("Redis is still away"));
        other.holding(new IOException("also"));
        assertThat(holding()).isEqualTo(2);
        shard.delivered(Map.of(Outcome.of("saved"), 1));
        assertThat(state()).as("the other part still holds").isEqualTo(State.DOWN);
        other.reached();
        assertThat(holding()).isZero();
        assertThat(state()).isEqualTo(State.UP);
    }

    @Test
    void theEndOfAHoldIsToldWithoutAGuessAtItsFault() {
        try (LogLines lines = new LogLines(DeliveryMonitor.class.getName())) {
            shard.holding(new IOException("Redis is away"));
            shard.delivered(Map.of(Outcome.of("saved"), 1));
            assertThat(lines.all()).last().asString().endsWith(" goes on");
        }
    }

    @Test
    void aSourceThatDoesNotRunHoldsUntilItsRouteHasAnother() {
        monitor.close();
        assertThat(holding()).isEqualTo(1);
        monitor = new DeliveryMonitor(context, "turbine-status", "sqs-queue:turbine-status");
        assertThat(meters.find(DeliveryMonitor.HOLDING).gauges())
                .singleElement()
                .satisfies(gauge -> assertThat(gauge.value()).isZero());
        DeliveryMonitor.forget(context, "turbine-status");
        assertThat(meters.find(DeliveryMonitor.HOLDING).gauges()).isEmpty();
    }

    @Test
    void aHoldIsAMatterOfReadinessNotOfLife() {
        assertThat(monitor.isReadiness()).isTrue();
        assertThat(monitor.isLiveness()).isFalse();
    }

    @Test
    void withoutARegistryItStillWatches() {
        DeliveryMonitor alone = new DeliveryMonitor(new DefaultCamelContext(), "p", "s");
        alone.part("x").delivered(Map.of(Outcome.of("saved"), 1));
        assertThat(alone.call().getState()).isEqualTo(State.UP);
    }

    private State state() {
        HealthCheck.Result result = monitor.call();
        return result.getState();
    }

    private double holding() {
        return meters.get(DeliveryMonitor.HOLDING).gauge().value();
    }

    private double count(String outcome, String vendor, String reason) {
        return meters.get(DeliveryMonitor.RECORDS)
                .tags("pipeline", "turbine-status", "outcome", outcome, "vendor", vendor, "reason", reason)
                .counter()
                .count();
    }

    private static Outcome refused(String reason, Tags tags) {
        return new RefusedRecordException(new TextRecord("1", ""), reason, "detail", tags).outcome();
    }
}
