package dev.wadi.pipelines.turbinestatus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The status codes that the signals of a poll may need after the filter, in one round trip. A value of the wrong form is refused after the filter, in the
 * order of the spec (section 4); here it only needs no look-up.
 */
public final class CodeFinder {
    private final MappingTable statusCodes;

    public CodeFinder(MappingTable statusCodes) {
        this.statusCodes = statusCodes;
    }

    /** @param atHand told where that took no round trip */
    public List<CodedSignal> find(List<TurbineSignal> poll, Runnable atHand) {
        StatusCodes codes = new StatusCodes();
        List<CodedSignal> coded = new ArrayList<>(poll.size());
        for (TurbineSignal signal : poll) {
            Optional<Found<String>> code = code(signal);
            code.flatMap(Found::ifRead).ifPresent(known -> codes.want(signal.codeKey(known)));
            coded.add(new CodedSignal(signal, code, codes));
        }
        codes.fetch(statusCodes, atHand);
        return coded;
    }

    private static Optional<Found<String>> code(TurbineSignal signal) {
        JsonNode value = signal.signal().input().get("value");
        if (signal.kind().isEmpty() || value == null || value.isNull()) {
            return Optional.empty();
        }
        CodeType type = signal.vendor().orElseThrow().codeType();
        return Optional.of(Found.reading(() -> type.code(value)));
    }
}
