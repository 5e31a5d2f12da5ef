package dev.wadi.delivery;

import java.util.Map;

/** Sees what a pipeline records of its work, as its log has it. Bound in the registry; optional. */
@FunctionalInterface
public interface WorkRecords {

    /** @param fields in their order; numbers, text, lists and maps of them, null */
    void written(Map<String, Object> fields);
}
