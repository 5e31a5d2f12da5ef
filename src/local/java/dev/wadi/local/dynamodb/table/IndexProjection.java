package dev.wadi.local.dynamodb.table;

import java.util.List;

/** Which attributes an index holds beside the keys of the table and its own. */
public record IndexProjection(Kind kind, List<String> nonKeyAttributes) {

    /** AWS' names. */
    public enum Kind {
        ALL,
        KEYS_ONLY,
        INCLUDE
    }
}
