package dev.wadi.pipelines.snapshotstatus;

import static dev.wadi.pipelines.snapshotstatus.SnapshotWorld.file;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.Outcome;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.testing.TextRecord;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.test.junit5.CamelContextConfiguration;
import org.apache.camel.test.main.junit5.CamelMainTestSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The route file under Camel's own test kit: nothing of Wadi's start, so what the route needs is in the file and on the class path. */
class SnapshotStatusPortableTest extends CamelMainTestSupport {
    private static SnapshotWorld world;

    @BeforeAll
    static void startWorld() {
        world = new SnapshotWorld();
    }

    @AfterAll
    static void stopWorld() {
        world.close();
    }

    @Override
    protected void configure(MainConfigurationProperties configuration) {
        configuration
                .withRoutesIncludePattern("file:routes/snapshot-status/snapshot-status.camel.yaml")
                .withBasePackageScan("dev.wadi.delivery.deadletter,dev.wadi.delivery.outbox");
    }

    @Override
    protected String getPropertyPlaceholderLocations() {
        return "file:config/application-local.properties,file:config/snapshot-status/local.properties,"
                + "file:config/application.properties,file:config/snapshot-status/settings.properties";
    }

    @Override
    public void configureContext(CamelContextConfiguration configuration) {
        super.configureContext(configuration);
        Properties settings = new Properties();
        settings.putAll(Map.of("camel.management.enabled", "false", "EXPORT_STATE_SQS_QUEUE_URL", world.exportState()));
        configuration.withUseOverridePropertiesWithPropertiesComponent(settings);
        configuration.replaceRouteFromWith("snapshot-status", "direct:reports");
    }

    @Test
    void aRunIsFollowedAndARefusedMessageIsNoted() {
        String run = "run-" + UUID.randomUUID();
        world.collection(run, "db.a", "Sent", 1);
        assertThat(BatchAccount.of(deliver(file(run, "db.a", "a1"))).outcomes())
                .isEqualTo(Map.of(Outcome.of("counted"), 1));
        assertThat(BatchAccount.of(deliver(new TextRecord("m", "{}"))).refusals())
                .extracting(RefusedRecordException::reason)
                .containsExactly("missing_required_fields");
        assertThat(world.product(run)).isEqualTo("RECEIVED");
        assertThat(world.sent()).hasSize(1);
        assertThat(world.heard(1)).hasSize(1);
    }

    private Exchange deliver(SourceRecord message) {
        Exchange done = template.request("direct:reports", exchange -> BatchAccount.open(exchange, List.of(message)));
        assertThat(done.getException()).isNull();
        return done;
    }
}
