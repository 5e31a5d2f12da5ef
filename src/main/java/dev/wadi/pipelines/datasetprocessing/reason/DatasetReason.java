package dev.wadi.pipelines.datasetprocessing.reason;

import dev.wadi.delivery.Reason;
import dev.wadi.delivery.RefusedException;

/** The kinds of errors of spec section 1.3, spelled as they stand in a dead letter; the specification writes them with hyphens. */
public enum DatasetReason implements Reason {
    event_invalid,
    input_missing,
    input_unexpected,
    input_empty,
    input_ambiguous,
    type_unsupported,
    no_common_year,
    name_ambiguous,
    value_not_representable,
    data_unusable;

    /** As the specification spells it: {@code data-unusable}. */
    public String kind() {
        return name().replace('_', '-');
    }

    /** @param detail names the table, the column and the row, where there is one */
    public RefusedException because(String detail) {
        return new RefusedException(this, detail);
    }
}
