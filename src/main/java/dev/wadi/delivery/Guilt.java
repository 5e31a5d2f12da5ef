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
            if (ended.isNamed(entry) && ended.fault(entry).blame() == Blame.UNKNOWN_IN_CALL) {
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
        if (entry.isEnded() || !ended.isNamed(entry)) {
            return false; // what fails behind an outcome is the route; what was not tried alone is not known
        }
        return switch (fault.blame()) {
            case RECORD -> true;
            case UNKNOWN_OUTSIDE -> mayBlame(fault.step(), ended);
            case UNKNOWN_IN_CALL ->
                mayBlame(fault.step(), ended)
                        && history.failures()
                                .isGuilty(
                                        entry.record(),
                                        history.policy(),
                                        segment.isPart() ? progress.neighbours(fault.step()) : 0);
            case DEPENDENCY -> false;
        };
    }

    private static boolean mayBlame(Step step, Attempt ended) {
        return step.mayBlame(ended.mostInARow(step));
    }

    private static Reason reason(Fault fault) {
        if (fault.blame() != Blame.RECORD) {
            return FaultReason.internal_error;
        }
        return fault.service() ? FaultReason.refused_by_service : FaultReason.unreadable;
    }
}
