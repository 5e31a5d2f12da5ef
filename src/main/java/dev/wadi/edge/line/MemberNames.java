package dev.wadi.edge.line;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The members that lines may have, each with its place: first the columns that are taken, then those that the table has beside them. */
final class MemberNames {
    static final int UNKNOWN = -1;
    /** More are not told of. */
    private static final int MOST_UNKNOWN = 100;

    private final int taken;
    private final Map<String, Integer> places = new HashMap<>();
    private final byte[][] quoted;
    /** At the beginning for that of a line, then for each member: which one came next the last time. Lines of one object mostly have one order. */
    private final int[] next;

    private final boolean tellsUnknown;
    private final Set<String> unknown = new LinkedHashSet<>();
    /** Those of this line, which may yet turn out to be no JSON. */
    private final Set<String> unknownHere = new LinkedHashSet<>();

    /**
     * @param columns that are taken
     * @param known that the table has; empty where nobody said, so that all are known
     */
    MemberNames(List<String> columns, Set<String> known) {
        taken = columns.size();
        columns.forEach(name -> places.put(name, places.size()));
        known.forEach(name -> places.putIfAbsent(name, places.size()));
        tellsUnknown = !known.isEmpty();
        quoted = new byte[places.size()][];
        places.forEach((name, place) -> quoted[place] = ('"' + name + '"').getBytes(StandardCharsets.UTF_8));
        next = new int[places.size() + 1];
        Arrays.fill(next, UNKNOWN);
    }

    void beginLine() {
        unknownHere.clear();
    }

    /** The line was JSON. */
    void endLine() {
        if (!unknownHere.isEmpty()) { // as nearly always: no iterator for each line
            unknown.addAll(unknownHere);
        }
    }

    boolean isTaken(int place) {
        return place >= 0 && place < taken;
    }

    int place(String name) {
        Integer place = places.get(name);
        if (place != null) {
            return place;
        }
        if (tellsUnknown && unknown.size() + unknownHere.size() < MOST_UNKNOWN && !unknown.contains(name)) {
            unknownHere.add(name);
        }
        return UNKNOWN;
    }

    /**
     * Which member came next the last time; {@link #UNKNOWN} if that is not known.
     *
     * @param before the place of the member before it; {@link #UNKNOWN} of the first
     */
    int next(int before) {
        return next[before + 1];
    }

    /** Behind the name of this member in its quotes, if that is what stands here; else -1. */
    int behind(int place, byte[] line, int from, int end) {
        byte[] name = quoted[place];
        int to = from + name.length;
        return to <= end && Arrays.equals(name, 0, name.length, line, from, to) ? to : -1;
    }

    /** Of a name without escapes, which from now on is the next one behind this member. */
    int place(byte[] ascii, int from, int end, int before) {
        int place = place(new String(ascii, from, end - from, StandardCharsets.US_ASCII));
        next[before + 1] = place;
        return place;
    }

    /** Of all lines, in the order in which they came. */
    Set<String> unknown() {
        return unknown;
    }
}
