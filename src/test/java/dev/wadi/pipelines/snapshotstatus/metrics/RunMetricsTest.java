package dev.wadi.pipelines.snapshotstatus.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.delivery.SettingNames;
import dev.wadi.pipelines.snapshotstatus.SnapshotMessage;
import dev.wadi.pipelines.snapshotstatus.Snapshots;
import dev.wadi.testing.LogLines;
import dev.wadi.testing.NotingProxy;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Spec section 5. */
@Timeout(600)
class RunMetricsTest {
    private static final String PATH =
            "/metrics/job/snapshot_sender_status_checker/component/snapshot_sender_status_checker/";
    private static final String NAME = "snapshot_sender_status_checker_";
    private static final Duration TIME = Duration.ofMillis(250);

    private final PrometheusMeterRegistry application = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private RunMetrics metrics;

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void aGatewayOnThisMachineIsCalledPastAnyProxy() throws IOException {
        Map<String, String> proxied = Map.of("http.proxyHost", "127.0.0.1", "http.nonProxyHosts", "example.invalid");
        try (Gateway gateway = new Gateway(false);
                NotingProxy proxy = new NotingProxy()) {
            proxied.forEach(System::setProperty);
            System.setProperty("http.proxyPort", Integer.toString(proxy.port()));
            start(gateway.port(), 70);
            metrics.count(RunCounter.FILES_RECEIVED, message("r1", "a"));
            metrics.handled(message("r1", "a"), TIME);
            metrics.push();
            await().until(() -> !gateway.groups.isEmpty() || !proxy.asked().isEmpty());
            assertThat(proxy.asked()).isEmpty();
        } finally {
            proxied.keySet().forEach(System::clearProperty);
            System.clearProperty("http.proxyPort");
        }
    }

    @Test
    void theCountersOfARunAreItsOwnAndTheScrapeEndpointHasThemAll() throws IOException {
        try (Gateway gateway = new Gateway(false)) {
            start(gateway.port(), 70);
            metrics.count(RunCounter.FILES_RECEIVED, message("r1", "a"));
            metrics.count(RunCounter.FILES_RECEIVED, message("r1", "b"));
            metrics.count(RunCounter.ALL_COLLECTIONS_SUCCESSFUL, message("r1", "b"));
            metrics.handled(message("r1", "a"), TIME);
            metrics.push();
            metrics.count(RunCounter.FILES_RECEIVED, message("r2", "a"));
            metrics.handled(message("r2", "a"), TIME);
            metrics.push();
            await().until(() -> gateway.groups.size() == 2);
            String labels = "{correlation_id=\"%s\",export_date=\"2026-11-20\",snapshot_type=\"full\"}";
            assertThat(gateway.samples(PATH + "correlation_id/r1"))
                    .containsEntry(NAME + "message_processing_time_count", "1")
                    .containsEntry(NAME + "message_processing_time_sum", "0.25")
                    .containsEntry(NAME + "all_collections_succesful_total" + labels.formatted("r1"), "1.0")
                    .containsEntry(
                            NAME + "files_received_total{collection_name=\"a\","
                                    + labels.formatted("r1").substring(1),
                            "1.0")
                    .containsEntry(
                            NAME + "files_received_total{collection_name=\"b\","
                                    + labels.formatted("r1").substring(1),
                            "1.0");
            assertThat(gateway.groups.get(PATH + "correlation_id/r2")).doesNotContain("r1");
            assertThat(gateway.requests).allMatch(request -> request.startsWith("POST "));
            assertThat(application.scrape())
                    .contains("correlation_id=\"r1\"", "correlation_id=\"r2\"")
                    .contains(NAME + "message_processing_time_count 2");
        }
    }

    @Test
    void aRunThatIsCompleteIsDeletedAndAgainIfItComesBack() throws IOException {
        try (Gateway gateway = new Gateway(false)) {
            start(gateway.port(), 0);
            metrics.count(RunCounter.ALL_COLLECTIONS_SUCCESSFUL, message("r1", "a"));
            metrics.completed(message("r1", "a"));
            metrics.push();
            await().until(() -> gateway.requests.contains("DELETE " + PATH + "correlation_id/r1"));
            await().until(() -> !application.scrape().contains("r1"));
            metrics.handled(message("r1", "a"), TIME);
            metrics.push();
            await().until(() -> gateway.requests.stream()
                            .filter(request -> request.startsWith("DELETE"))
                            .count()
                    == 2);
            assertThat(gateway.groups).isEmpty();
        }
    }

    @Test
    void whatIsToBeDeletedLaterIsDeletedWhenTheProcessEnds() throws IOException {
        try (Gateway gateway = new Gateway(false)) {
            start(gateway.port(), 3600);
            metrics.count(RunCounter.FILES_RECEIVED, message("r2", "a"));
            metrics.count(RunCounter.ALL_COLLECTIONS_SUCCESSFUL, message("r1", "a"));
            metrics.completed(message("r1", "a"));
            metrics.push();
            await().until(() -> gateway.groups.size() == 2);
            metrics.close();
            assertThat(gateway.groups).containsOnlyKeys(PATH + "correlation_id/r2");
        }
    }

    @Test
    void aGatewayThatHangsHoldsNobodyUpAndIsGivenTheLatestOnly() throws IOException {
        try (Gateway gateway = new Gateway(true)) {
            start(gateway.port(), 70);
            for (int i = 0; i < 1000; i++) {
                metrics.count(RunCounter.FILES_RECEIVED, message("r1", "a"));
                metrics.push();
            }
            await().until(() -> !gateway.requests.isEmpty());
            assertThat(gateway.requests).hasSize(1);
        }
    }

    @Test
    void aGatewayThatRefusesFailsNothingAndHasItAllWhenItTakesThemAgain() throws IOException {
        try (Gateway gateway = new Gateway(false)) {
            start(gateway.port(), 70);
            gateway.status = 500;
            metrics.count(RunCounter.FILES_RECEIVED, message("r1", "a"));
            metrics.push();
            await().until(() -> !gateway.requests.isEmpty());
            gateway.status = 200;
            metrics.count(RunCounter.FILES_RECEIVED, message("r1", "a"));
            metrics.push();
            await().until(() -> !gateway.groups.isEmpty());
            assertThat(gateway.groups.get(PATH + "correlation_id/r1")).contains("} 2.0");
        }
    }

    @Test
    void aGatewayThatIsAwayFailsNothing() throws IOException {
        start(freePort(), 70);
        metrics.count(RunCounter.FILES_RECEIVED, message("r1", "a"));
        metrics.push();
        metrics.close();
        metrics.count(RunCounter.FILES_RECEIVED, message("r1", "a"));
        metrics.push();
        assertThat(application.scrape()).contains("} 2.0");
    }

    private static int freePort() throws IOException {
        try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return nobody.getLocalPort();
        }
    }

    @Test
    void withoutAGatewayThereAreTheCountersOfTheApplication() {
        start(0, 70);
        metrics.setHost("");
        metrics.count(RunCounter.COLLECTIONS_RECEIVED, message("r1", "a"));
        metrics.push();
        assertThat(application.scrape()).contains(NAME + "collections_received_total{");
    }

    @Test
    void onlyTheLatestRunsAreKept() {
        start(0, 70);
        metrics.setHost("");
        for (int i = 0; i < 150; i++) {
            metrics.count(RunCounter.COLLECTIONS_RECEIVED, message("run-" + i, "a"));
        }
        assertThat(application.get(NAME + "collections_received").counters()).hasSize(100);
    }

    /** A copy of the pipeline has other settings. */
    @Test
    void withoutAGatewayTheSettingIsNamedThatCouldGiveOne() {
        start(1, 70);
        metrics.setHost("");
        SettingNames names = new SettingNames() {
            @Override
            public List<String> of(Throwable fault) {
                return List.of();
            }

            @Override
            public List<String> of(String kind, String value) {
                return kind.equals("http") && value.isEmpty() ? List.of("waze.pushgateway-hostname") : List.of();
            }
        };
        metrics.getCamelContext().getRegistry().bind("names", SettingNames.class, names);
        try (LogLines lines = new LogLines(RunMetrics.class.getName())) {
            metrics.push();
            assertThat(lines.all())
                    .containsExactly(
                            "No push gateway is set (waze.pushgateway-hostname): the metrics of the runs are not"
                                    + " pushed");
        }
    }

    private void start(int port, int deleteDelay) {
        DefaultCamelContext context = new DefaultCamelContext();
        context.getRegistry().bind("meters", MeterRegistry.class, application);
        metrics = new RunMetrics();
        metrics.setCamelContext(context);
        metrics.setHost("127.0.0.1");
        metrics.setPort(port);
        metrics.setDeleteDelaySeconds(deleteDelay);
    }

    private static SnapshotMessage message(String run, String collection) {
        return Snapshots.message(run, collection);
    }
}
