package dev.wadi.pipelines.batchrecords;

import static dev.wadi.pipelines.batchrecords.BatchWorld.file;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.Disposition;
import dev.wadi.delivery.Outcome;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.testing.TextRecord;
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
class BatchRecordsPortableTest extends CamelMainTestSupport {
    private static BatchWorld world;

    @BeforeAll
    static void startWorld() {
        world = new BatchWorld();
        world.reset();
    }

    @AfterAll
    static void stopWorld() {
        world.close();
    }

    @Override
    protected void configure(MainConfigurationProperties configuration) {
        configuration
                .withRoutesIncludePattern("file:routes/batch-records/batch-records.camel.yaml")
                .withBasePackageScan("dev.wadi.delivery.deadletter");
    }

    @Override
    protected String getPropertyPlaceholderLocations() {
        return "file:config/application-local.properties,file:config/batch-records/local.properties,"
                + "file:config/application.properties,file:config/batch-records/settings.properties";
    }

    @Override
    public void configureContext(CamelContextConfiguration configuration) {
        super.configureContext(configuration);
        Properties settings = new Properties();
        settings.putAll(Map.of("camel.management.enabled", "false"));
        configuration.withUseOverridePropertiesWithPropertiesComponent(settings);
        configuration.replaceRouteFromWith("batch-records", "direct:announcements");
    }

    @Test
    void aPollIsStoredAndItsRefusedRecordsAreNoted() {
        List<SourceRecord> poll = List.of(file("1", "waze/a", ""), new TextRecord("2", "{}"), file("3", "cv/a", ""));
        Exchange done = template.request("direct:announcements", exchange -> BatchAccount.open(exchange, poll));
        assertThat(done.getException()).isNull();
        assertThat(BatchAccount.of(done).outcomes())
                .isEqualTo(Map.of(
                        Outcome.of("stored"),
                        1,
                        Outcome.byRoute("skipped", null),
                        1,
                        new Outcome(Outcome.DEAD_LETTER, Disposition.DEAD_LETTERED, Tags.of("reason", "missing_field")),
                        1));
        assertThat(BatchAccount.of(done).refusals())
                .extracting(RefusedRecordException::reason)
                .containsExactly("missing_field");
        assertThat(world.rows()).hasSize(1);
    }
}
