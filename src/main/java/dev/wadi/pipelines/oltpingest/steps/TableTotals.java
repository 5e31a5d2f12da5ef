package dev.wadi.pipelines.oltpingest.steps;

import dev.wadi.pipelines.oltpingest.IngestWarning;
import dev.wadi.pipelines.oltpingest.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What has come of the work on a table, for its report. */
final class TableTotals {
    private final List<IngestWarning> warnings = new ArrayList<>();
    private long rows;
    private long bytes;
    private ObjectName lastObject;

    void warn(IngestWarning warning) {
        warnings.add(warning);
    }

    /** These rows are in the bucket. */
    void put(ObjectName object, RowFile file) {
        rows += file.rows();
        bytes += file.bytes();
        lastObject = object;
        if (file.ahead() > 0) {
            warn(IngestWarning.of("future-timestamp", "rows", file.ahead()));
        }
        if (file.undated() > 0) {
            warn(IngestWarning.of("undated-rows", "rows", file.undated()));
        }
    }

    List<IngestWarning> warnings() {
        return warnings;
    }

    long rows() {
        return rows;
    }

    long bytes() {
        return bytes;
    }

    Optional<ObjectName> lastObject() {
        return Optional.ofNullable(lastObject);
    }
}
