package dev.wadi.app.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.wadi.delivery.HoldException;
import dev.wadi.edge.redis.RedisConnection;
import dev.wadi.testing.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.spi.ReloadStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadTest {
    private static final Duration SOON = Patience.LONGEST;
    private static final String DESCRIPTION = "Latest status of each wind turbine, from Kinesis to Redis";
    private static final String TEN = "2025-11-20T10:00:00.000Z";
    private static final String ELEVEN = "2025-11-20T11:00:00.000Z";
    private static final Path HOW_TO = Path.of("docs/how-to/edit-a-route.md");
    private static final Path DEMO = Path.of("src/demo/java/dev/wadi/demo/DemoRun.java");
    private static final String SAVED = "wadi_records_total\\{outcome=\"saved\".*}";
    private static final String EDITED = "Edited while it runs";

    private RunningTurbineStatus wadi;
    private CamelContext context;
    private Route routeBefore;
    private RedisConnection redisBefore;
    private String text;

    @BeforeEach
    void start(@TempDir Path home) throws Exception {
        wadi = new RunningTurbineStatus(home);
        context = wadi.application().context();
        routeBefore = route();
        redisBefore = redis();
        text = Files.readString(wadi.route());
    }

    @AfterEach
    void stop() {
        wadi.close();
    }

    @Test
    void aRenamedFileSwapsTheRouteAndItsBeans() throws Exception {
        rename(text.replace(DESCRIPTION, EDITED));
        awaitEdited();
        assertSwapped();
    }

    @Test
    void anOverwrittenFileSwapsTheRouteAndItsBeans() throws Exception {
        Files.writeString(wadi.route(), text.replace(DESCRIPTION, EDITED));
        awaitEdited();
        assertSwapped();
    }

    @Test
    void aSyntaxErrorLeavesTheOldRouteAndItsBeansRunning() throws Exception {
        rename(text.replace("- route:", "- route: ["));
        await().atMost(SOON).until(() -> reload().getFailedCounter() > 0);
        assertUntouched();
        rename(text.replace(DESCRIPTION, EDITED));
        awaitEdited();
        assertSwapped();
    }

    @Test
    void anUnknownStepLeavesTheOldRouteOnItsOldConnection() throws Exception {
        rename(text.replace("- split:", "- splitt:"));
        await().atMost(SOON).until(() -> reload().getFailedCounter() > 0);
        assertThat(redis()).isSameAs(redisBefore);
        assertThat(redisBefore.client().isShutdown()).isFalse();
        wadi.signal("WTG-07", "10:00:00");
        await().atMost(SOON).untilAsserted(() -> assertThat(wadi.status()).containsEntry("updated_ts", TEN));
        assertThat(route()).isSameAs(routeBefore);
    }

    @Test
    void theReadingGoesOnBehindTheLastAcknowledgedRecord() throws Exception {
        wadi.signal("WTG-07", "10:00:00");
        await().atMost(SOON).untilAsserted(() -> assertThat(metrics()).containsPattern(SAVED + " 1.0"));
        rename(text.replace(DESCRIPTION, EDITED));
        awaitEdited();
        wadi.signal("WTG-07", "11:00:00");
        await().atMost(SOON).untilAsserted(() -> assertThat(metrics()).containsPattern(SAVED + " 2.0"));
        // one that is read again would be one of these
        assertThat(metrics()).doesNotContain("outcome=\"duplicate\"").doesNotContain("outcome=\"late\"");
        // what people are told
        assertThat(HOW_TO).content().contains(", behind the last acknowledged record");
        assertThat(DEMO).content().contains("an edited route goes on behind the last acknowledged record");
    }

    private String metrics() throws Exception {
        return wadi.get("observe/metrics").body();
    }

    @Test
    void metricsGoOn() throws Exception {
        wadi.signal("WTG-07", "10:00:00");
        await().atMost(SOON).untilAsserted(() -> assertThat(wadi.status()).containsEntry("updated_ts", TEN));
        rename(text.replace(DESCRIPTION, EDITED));
        awaitEdited();
        wadi.deleteStream();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(wadi.get("observe/metrics").body())
                        .containsPattern("wadi_records_total\\{outcome=\"saved\".*} 1.0")
                        .containsPattern("wadi_source_holding\\{.*} 1.0"));
    }

    @Test
    void aFileBesideTheRoutesThatRunIsNotLoaded() throws Exception {
        Path other =
                Files.createDirectories(wadi.route().resolveSibling("../other")).resolve("other.camel.yaml");
        Files.writeString(other, "- route: {id: other, from: {uri: 'direct:other', steps: [{log: x}]}}");
        rename(text.replace(DESCRIPTION, EDITED));
        awaitEdited();
        assertThat(context.getRoute("other")).isNull();
    }

    /** Between the old route and the new one there is none. */
    private void awaitEdited() {
        await().atMost(SOON).until(() -> route() != null && EDITED.equals(route().getDescription()));
    }

    private void assertSwapped() throws Exception {
        assertThat(redis()).isNotSameAs(redisBefore);
        await().atMost(SOON)
                .untilAsserted(() -> assertThatThrownBy(redisBefore::client).isInstanceOf(HoldException.class));
        wadi.signal("WTG-07", "11:00:00");
        await().atMost(SOON).untilAsserted(() -> assertThat(wadi.status()).containsEntry("updated_ts", ELEVEN));
        assertThat(wadi.get("observe/health/ready").statusCode()).isEqualTo(200);
    }

    private void assertUntouched() {
        assertThat(route()).isSameAs(routeBefore);
        assertThat(redis()).isSameAs(redisBefore);
        assertThat(redisBefore.client().isShutdown()).isFalse();
        assertThat(context.getRouteController().getRouteStatus("turbine-status").isStarted())
                .isTrue();
    }

    /** As editors should: the new text is complete before it stands under its name. */
    private void rename(String edited) throws IOException {
        Path temporary = Files.writeString(wadi.route().resolveSibling(".turbine-status.tmp"), edited);
        Files.move(temporary, wadi.route(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private Route route() {
        return context.getRoute("turbine-status");
    }

    private RedisConnection redis() {
        return context.getRegistry().lookupByNameAndType("turbineRedis", RedisConnection.class);
    }

    private ReloadStrategy reload() {
        Set<ReloadStrategy> strategies = context.hasServices(ReloadStrategy.class);
        return strategies.iterator().next();
    }
}
