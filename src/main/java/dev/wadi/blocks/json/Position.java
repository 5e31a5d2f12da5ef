package dev.wadi.blocks.json;

import com.fasterxml.jackson.core.JsonLocation;

/** Where in a text something stands, for people. */
final class Position {
    private Position() {}

    /** To be put behind a sentence. */
    static String of(JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }
}
