package dev.wadi.delivery;

import dev.wadi.delivery.Fault.Blame;
import java.util.List;

/**
 * Whether records may be refused for a fault: the rule for faults, second half. Contrast with other records decides where the exception and its place do not
 * tell.
 */
record Guilt(SourceHistory history, BatchProgress<?> progress) {
    /** Refuses all of them, or none. */
    boolean refuse(Attempt ended, Segment<?> segment) {
        List<RecordEntry> open = ended.open();
        for (RecordEntry entry : open) {
            if (ended.fault(entry).blame() == Blame.UNKNOWN_IN_CALL) {
                history.failures().failed(entry.record(), ended.fault(entry).step());
            }
        }
        if (!open.stream().allMatch(entry -> mayRefuse(entry, ended, segment))) {
            return false;
        }
        for (RecordEntry entry : open) {
            Fault fault = ended.fault(entry);
            if (fault.blame() != Blame.RECORD) {
                fault.step().blamed();
            }
            entry.refuse(
                    new RefusedRecordException(entry.record(), new RefusedException(reason(fault), fault.message())));
        }
        return true;
    }

    private boolean mayRefuse(RecordEntry entry, Attempt ended, Segment<?> segment) {
        Fault fault = ended.fault(entry);
        if (entry.isEnded()) {
            return false; // it has its outcome; what fails behind that is the route
        }
        return switch (fault.blame()) {
            case RECORD -> true;
            case UNKNOWN_OUTSIDE -> fault.step().mayBlame(ended.mostInARow(fault.step()));
            case UNKNOWN_IN_CALL ->
                history.failures()
                        .isGuilty(entry.record(), history.policy(), segment.isPart() ? progress.neighbours(fault.step()) : 0);
            case DEPENDENCY -> false;
        };
    }

    private static Reason reason(Fault fault) {
        if (fault.blame() != Blame.RECORD) {
            return FaultReason.internal_error;
        }
        return fault.service() ? FaultReason.refused_by_service : FaultReason.unreadable;
    }
}
