package dev.wadi.pipelines.starschema.table;

import dev.wadi.edge.parquet.TypedRow;
import java.util.BitSet;
import java.util.List;

/**
 * Finds the lines of an object that a later line of the same key replaces. It keeps 96 bits that stand for a key, and the number of its last line: 16 bytes, and
 * with the places that are free never more than 24 for each row beyond the first thousands. That two keys have the same bits does not happen: with ten million
 * rows its probability is 10^-15.
 */
public final class VersionKeys {
    private static final int PARTS = 256;
    private static final int SMALLEST = 16;
    /** Of all places: the more, the longer is searched. */
    private static final double FULLEST = 0.85;
    /** A part grows by itself, so that only a small piece is there twice. */
    private static final double GROWTH = 1.25;

    private static final long HIGH_SEED = 0x9E3779B97F4A7C15L;
    private static final long LOW_SEED = 0xC2B2AE3D27D4EB4FL;

    private final List<Integer> places;
    private final Part[] parts = new Part[PARTS];
    private final BitSet replaced = new BitSet();

    /** @param places of the fields that make the key */
    public VersionKeys(List<Integer> places) {
        this.places = List.copyOf(places);
    }

    /** @param line at most 2^31 - 1 */
    public void add(TypedRow row, int line) {
        long high = hash(row, HIGH_SEED);
        long low = hash(row, LOW_SEED);
        int part = part(low);
        if (parts[part] == null) {
            parts[part] = new Part();
        }
        int before = parts[part].put(high, (int) low, line);
        if (before != 0) {
            replaced.set(before);
        }
    }

    /** Whether a row of this key was added. */
    boolean contains(TypedRow row) {
        long low = hash(row, LOW_SEED);
        Part part = parts[part(low)];
        return part != null && part.contains(hash(row, HIGH_SEED), (int) low);
    }

    /** The lines that were replaced. */
    public BitSet replaced() {
        return replaced;
    }

    /** The last lines of the keys that are also there. */
    BitSet linesAlsoIn(VersionKeys others) {
        BitSet lines = new BitSet();
        for (int part = 0; part < PARTS; part++) {
            if (parts[part] != null && others.parts[part] != null) {
                parts[part].collect(others.parts[part], lines);
            }
        }
        return lines;
    }

    /** By bits that are no part of the key that is kept, nor of the place in the part. */
    private static int part(long low) {
        return (int) (low >>> 56);
    }

    private long hash(TypedRow row, long seed) {
        long hash = seed;
        for (int place : places) {
            if (row.isText(place)) {
                byte[] text = row.text(place);
                hash = mix(hash ^ text.length);
                for (byte one : text) {
                    hash = mix(hash ^ one);
                }
            } else {
                hash = mix(hash ^ row.number(place));
            }
        }
        return hash;
    }

    /** The finalizer of SplitMix64, behind a multiplication that keeps the order of its inputs apart. */
    private static long mix(long value) {
        long mixed = value * 0xD6E8FEB86659FD93L + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** Keys by open addressing; a line of 0 marks a place that is free. */
    private static final class Part {
        private long[] high = new long[SMALLEST];
        private int[] low = new int[SMALLEST];
        private int[] lines = new int[SMALLEST];
        private int used;

        int put(long high, int low, int line) {
            if (used + 1 > lines.length * FULLEST) {
                grow();
            }
            int at = place(high, low);
            int before = lines[at];
            used += before == 0 ? 1 : 0;
            this.high[at] = high;
            this.low[at] = low;
            lines[at] = line;
            return before;
        }

        boolean contains(long high, int low) {
            return lines[place(high, low)] != 0;
        }

        void collect(Part others, BitSet found) {
            for (int at = 0; at < lines.length; at++) {
                if (lines[at] != 0 && others.contains(high[at], low[at])) {
                    found.set(lines[at]);
                }
            }
        }

        /** Where it is, or could be. */
        private int place(long high, int low) {
            int at = (int) (((low & 0xFFFFFFFFL) * lines.length) >>> 32);
            while (lines[at] != 0 && (this.high[at] != high || this.low[at] != low)) {
                at = at + 1 == lines.length ? 0 : at + 1;
            }
            return at;
        }

        private void grow() {
            long[] oldHigh = high;
            int[] oldLow = low;
            int[] oldLines = lines;
            int size = (int) (lines.length * GROWTH) + 1;
            high = new long[size];
            low = new int[size];
            lines = new int[size];
            for (int old = 0; old < oldLines.length; old++) {
                if (oldLines[old] != 0) {
                    int at = place(oldHigh[old], oldLow[old]);
                    high[at] = oldHigh[old];
                    low[at] = oldLow[old];
                    lines[at] = oldLines[old];
                }
            }
        }
    }
}
