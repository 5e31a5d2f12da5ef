package dev.wadi.delivery;

import io.micrometer.core.instrument.Tags;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * A step refuses one record, for a reason of the pipeline's specification. The record goes to the dead-letter queue, its
 * neighbours go on. Thrown inside a {@code split}, or given to {@link BatchAccount#refuse} by a step that works on many records.
 */
public final class RefusedRecordException extends Exception {
    private static final long serialVersionUID = 1L;
    /** Characters of the detail: it may quote the record, and stands in logs too. */
    private static final int LONGEST_DETAIL = 500;

    private final transient SourceRecord record;
    private final String reason;
    private final transient Tags tags;

    public RefusedRecordException(SourceRecord record, String reason, String detail) {
        this(record, reason, detail, Tags.empty());
    }

    public RefusedRecordException(SourceRecord record, RefusedException why) {
        this(record, why, Tags.empty());
    }

    /** @param tags labels of the metric beside outcome and reason */
    public RefusedRecordException(SourceRecord record, RefusedException why, Tags tags) {
        this(record, why.reason().name(), why.getMessage(), tags);
    }

    /**
     * @param reason the specification's word, e.g. {@code missing_field}
     * @param detail free text for the person who reads the dead letter, cut to {@value #LONGEST_DETAIL} characters; may be null
     * @param tags labels of the metric beside outcome and reason
     */
    public RefusedRecordException(SourceRecord record, String reason, String detail, Tags tags) {
        // no stack trace: an outcome, not a fault, and there may be thousands of them in one poll
        super(shortened(detail), null, false, false);
        this.record = record;
        this.reason = reason;
        this.tags = tags;
    }

    /** Of those of the records that are to be dead-lettered. */
    static List<RefusedRecordException> of(Collection<RecordEntry> entries) {
        return entries.stream()
                .map(RecordEntry::refusal)
                .filter(Objects::nonNull)
                .toList();
    }

    private static String shortened(String detail) {
        if (detail == null || detail.length() <= LONGEST_DETAIL) {
            return detail;
        }
        boolean withinCharacter =
                Character.isSurrogatePair(detail.charAt(LONGEST_DETAIL - 1), detail.charAt(LONGEST_DETAIL));
        return detail.substring(0, withinCharacter ? LONGEST_DETAIL - 1 : LONGEST_DETAIL);
    }

    public SourceRecord record() {
        return record;
    }

    public String reason() {
        return reason;
    }

    public String detail() {
        return getMessage();
    }

    Outcome outcome() {
        return new Outcome(Outcome.DEAD_LETTER, Disposition.DEAD_LETTERED, tags.and("reason", reason));
    }
}
