package dev.wadi.pipelines.turbinestatus;

import static dev.wadi.pipelines.turbinestatus.StatusWorld.signal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.Disposition;
import dev.wadi.delivery.Outcome;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.delivery.SourceRecord;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.Exchange;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.test.junit5.CamelContextConfiguration;
import org.apache.camel.test.main.junit5.CamelMainTestSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The route file under Camel's own test kit: nothing of Wadi's start, so what the route needs is in the file and on the class path. */
class TurbineStatusPortableTest extends CamelMainTestSupport {
    private static StatusWorld world;

    @BeforeAll
    static void startWorld() {
        world = new StatusWorld();
        world.reset();
    }

    @AfterAll
    static void stopWorld() {
        world.close();
    }

    @Override
    protected void configure(MainConfigurationProperties configuration) {
        configuration
                .withRoutesIncludePattern("file:routes/turbine-status/turbine-status.camel.yaml")
                .withBasePackageScan("dev.wadi.delivery.deadletter");
    }

    @Override
    protected String getPropertyPlaceholderLocations() {
        return "file:config/application-local.properties,file:config/turbine-status/local.properties,"
                + "file:config/application.properties,file:config/turbine-status/settings.properties";
    }

    @Override
    public void configureContext(CamelContextConfiguration configuration) {
        super.configureContext(configuration);
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "REDIS_HOST", "127.0.0.1",
                "REDIS_PORT", Integer.toString(world.redisPort()),
                "camel.management.enabled", "false"));
        configuration.withUseOverridePropertiesWithPropertiesComponent(settings);
        configuration.replaceRouteFromWith("turbine-status", "direct:signals");
    }

    @Test
    void aPollIsSavedAndItsRefusedRecordsAreNoted() {
        List<SourceRecord> poll =
                List.of(signal("1", "T-1", "VMP_STATUS", "1", -1), signal("2", "nobody", "VMP_STATUS", "1", -1));
        Exchange done = template.request("direct:signals", exchange -> BatchAccount.open(exchange, poll));
        assertThat(done.getException()).isNull();
        assertThat(BatchAccount.of(done).outcomes())
                .isEqualTo(Map.of(
                        Outcome.of("saved", "vendor", "vestas"),
                        1,
                        new Outcome(Outcome.DEAD_LETTER, Disposition.DEAD_LETTERED, Tags.of("reason", "unknown_asset")),
                        1));
        assertThat(BatchAccount.of(done).refusals())
                .extracting(RefusedRecordException::reason)
                .containsExactly("unknown_asset");
        assertThat(world.status("ast-1")).containsEntry("status", "RUN");
    }
}
