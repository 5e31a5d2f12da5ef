package dev.wadi.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContradictionsTest {
    private static final String FILE = """
            ## wadi

            # How long. [duration 1s..5m, seconds]
            wadi.send-timeout=40

            # How long. [duration 2s..1h, seconds]
            wadi.outbox-claim-time=60

            ## a

            # Read. [stream read; list]
            #a.stream=x

            # Written. [stream write; optional]
            a.enriched-stream=

            # Refused. [queue send]
            #a.dead-letter-queue=x

            # Leases. [lease-table]
            #a.lease-table=x

            ## b

            # Read. [queue receive]
            #b.queue=x

            # Refused. [queue send]
            #b.dead-letter-queue=x

            # Leases. [lease-table]
            #b.lease-table=x

            # Rows. [table put; arn]
            #ROWS=x

            ## c

            # Read. [queue receive]
            #c.queue=x

            # Told. [queue send]
            #c.told=x
            """;

    @TempDir
    private Path folder;

    private final Map<String, String> values = new HashMap<>();
    private SettingCatalog catalog;

    @BeforeEach
    void read() throws IOException {
        catalog = SettingCatalog.read(Files.writeString(folder.resolve("application.properties"), FILE), Map.of());
        values.putAll(Map.of(
                "a.stream", "signals, more-signals",
                "a.dead-letter-queue", "a-letters",
                "a.lease-table", "a-leases",
                "b.queue", "reports",
                "b.dead-letter-queue", "b-letters",
                "b.lease-table", "b-leases",
                "ROWS", "rows",
                "c.queue", "told",
                "c.told", "somewhere"));
    }

    @Test
    void whatFitsTogetherIsFine() {
        assertThat(found()).isEmpty();
    }

    @Test
    void aChainIsFine() {
        values.put("b.dead-letter-queue", "told");
        assertThat(found()).isEmpty();
    }

    @Test
    void whatFeedsItselfIsRefusedInWhateverForm() {
        values.put("a.enriched-stream", "more-signals");
        values.put("b.dead-letter-queue", "https://sqs.eu-west-1.amazonaws.com/123456789012/reports");
        assertThat(found())
                .containsExactly(
                        "a.enriched-stream names the stream more-signals, which a.stream reads: what is written there would"
                                + " come back for ever",
                        "b.dead-letter-queue names the queue reports, which b.queue reads: what is written there would come"
                                + " back for ever");
    }

    @Test
    void aCircleOfSeveralIsRefusedOnce() {
        values.put("b.dead-letter-queue", "told");
        values.put("c.told", "arn:aws:sqs:eu-west-1:123456789012:reports");
        assertThat(found())
                .singleElement()
                .asString()
                .contains(
                        "b.dead-letter-queue names the queue told, which c.queue reads",
                        "c.told names the queue reports, which b.queue reads");
    }

    @Test
    void aTableOfLeasesIsNobodyElses() {
        values.put("b.lease-table", "a-leases");
        assertThat(found()).singleElement().asString().contains("a.lease-table");
        values.put("b.lease-table", "a-leases-workers");
        assertThat(found()).singleElement().asString().contains("the table a-leases-workers");
        values.put("b.lease-table", "b-leases");
        values.put("ROWS", "arn:aws:dynamodb:eu-west-1:123456789012:table/b-leases-coordinator");
        assertThat(found()).singleElement().asString().startsWith("ROWS and b.lease-table both mean the table");
    }

    @Test
    void everyOutputThatComesBackIsTold() {
        values.put("c.queue", "reports");
        values.put("c.told", "reports");
        values.put("b.queue", "letters");
        values.put("b.dead-letter-queue", "letters");
        assertThat(found())
                .satisfiesExactlyInAnyOrder(
                        told -> assertThat(told).startsWith("c.told names the queue reports"),
                        told -> assertThat(told).startsWith("b.dead-letter-queue names the queue letters"));
        assertThat(found("c")).singleElement().asString().startsWith("c.told");
    }

    @Test
    void whatRunsElsewhereWithTheSameSettingsIsPartOfACircle() {
        values.put("b.queue", "one");
        values.put("b.dead-letter-queue", "two");
        values.put("c.queue", "two");
        values.put("c.told", "one");
        assertThat(found("c")).hasSize(1);
        assertThat(found("a")).isEmpty();
    }

    @Test
    void aClaimOutlastsTheCallThatItCovers() {
        values.put("wadi.send-timeout", "60");
        values.put("wadi.outbox-claim-time", "60");
        assertThat(found()).singleElement().asString().contains("wadi.outbox-claim-time", "wadi.send-timeout is 1m");
        values.put("wadi.outbox-claim-time", "61");
        assertThat(found()).isEmpty();
    }

    private List<String> found() {
        return found("wadi", "a", "b", "c");
    }

    private List<String> found(String... running) {
        return new Contradictions(catalog.all(), List.of(running), values::get)
                .find().stream()
                        .map(problem -> problem.setting() + " " + problem.getMessage())
                        .toList();
    }
}
