package dev.wadi.pipelines.snapshotstatus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.StableId;
import dev.wadi.testing.TextRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spec section 4. */
class AnnouncementsTest {

    @Test
    void theSenderIsToldWhatItSent() throws RefusedException {
        assertThat(Announcements.exportState(message("\"2026-11-20\""))).isEqualTo("""
                {"shutdown_flag":"true","correlation_id":"r\\"1","topic_name":"db.core.a-b","snapshot_type":"full",\
                "reprocess_files":"true","export_date":"2026-11-20","send_success_indicator":"true"}""");
        assertThat(Announcements.exportStateGroup(message("1"))).isEqualTo("db_core_a-b");
    }

    @Test
    void whatIsPassedOnStaysAsItWasWritten() throws RefusedException {
        assertThat(Announcements.exportState(
                        message("1.50,\"shutdown_flag\":null,\"reprocess_files\":{\"a\": [1e400, \"\\ud800\uFFFE\"]}")))
                .isEqualTo("""
                {"shutdown_flag":null,"correlation_id":"r\\"1","topic_name":"db.core.a-b","snapshot_type":"full",\
                "reprocess_files":{"a": [1e400, "\\ud800\\uFFFE"]},"export_date":1.50,"send_success_indicator":"true"}""");
    }

    @Test
    void thoseWhoWatchAreToldOfTheRun() throws RefusedException {
        assertThat(Announcements.monitoring(message("true"), RunMilestone.ALL_SUCCESSFUL))
                .isEqualTo("""
                {"severity":"Critical","notification_type":"Information","slack_username":"Snapshot Sender",\
                "title_text":"Full - All collections successful",\
                "custom_elements":[{"key":"Export date","value":true},{"key":"Correlation Id","value":"r\\"1"}]}""");
        assertThat(Announcements.monitoring(message("true"), RunMilestone.ALL_RECEIVED))
                .contains("\"Full - All collections received by NiFi\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            drift_testing_INCREMENTAL2x | Drift_Testing_Incremental2X
            full                        | Full
            ` a-b c`                    | ` A-B C`
            it's                        | It'S
            \u00e9t\u00c9 \u00fcBER     | \u00c9t\u00e9 \u00dcber
            ``                          | ``
            """)
    void everyRunOfLettersBeginsWithACapital(String type, String title) {
        assertThat(Announcements.titleCase(type)).isEqualTo(title);
    }

    @Test
    void anIdComesFromItsPartsAloneAndFromWhereTheyEnd() {
        assertThat(StableId.of("a", "bc"))
                .isEqualTo(StableId.of("a", "bc"))
                .isNotEqualTo(StableId.of("ab", "c"))
                .as("the same in every version")
                .isEqualTo("b534ce16ac9c8b36823f39a395ce8e0e3c7ad9605b82b5444f18cadacd217a5d");
    }

    private static SnapshotMessage message(String exportDate) throws RefusedException {
        return SnapshotMessage.parse(ReceivedReport.allIn(new TextRecord("m", """
                        {"correlation_id":"r\\"1","collection_name":"db.core.a-b","snapshot_type":"full","export_date":%s}""".formatted(exportDate)))
                .get(0));
    }
}
