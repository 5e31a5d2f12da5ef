package dev.wadi.pipelines.batchrecords.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.batchrecords.CuratedFile;
import dev.wadi.pipelines.batchrecords.FileReason;
import dev.wadi.testing.LogLines;
import dev.wadi.testing.TextRecord;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordLogTest {
    private final LogLines lines = LogLines.detailed("dev.wadi.pipelines.batchrecords");

    @AfterEach
    void close() {
        lines.close();
    }

    @Test
    void aRowThatIsNotTakenIsToldWithItsBatch() {
        RecordLog.refused(file("waze/a.csv"), "b-7", new RefusedException(FileReason.persist_failed, "too large"));
        assertThat(lines.all())
                .containsExactly("1 key=waze/a.csv data-set=waze batch=b-7 dead_letter persist_failed: too large");
    }

    @Test
    void aFileWithoutBatchIsToldWithoutOne() {
        RecordLog.refused(file("waze/a.csv"), new RefusedException(FileReason.missing_field, "gone"));
        assertThat(lines.all())
                .containsExactly("1 key=waze/a.csv data-set=waze batch=- dead_letter missing_field: gone");
    }

    @Test
    void aKeyCannotForgeALineNorSteerATerminal() {
        RecordLog.notStored(file("waze\n\u001b[2J/ä\u2028.csv\r\n2 key=x"));
        assertThat(lines.all())
                .containsExactly("1 key=waze\\u000a\\u001b[2J/ä\\u2028.csv\\u000d\\u000a2 key=x"
                        + " data-set=waze\\u000a\\u001b[2J batch=- not_stored");
    }

    private static CuratedFile file(String key) {
        return new CuratedFile(new TextRecord("1", ""), key, "curated", "alert", Map.of());
    }
}
