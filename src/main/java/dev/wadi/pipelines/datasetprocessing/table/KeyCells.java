package dev.wadi.pipelines.datasetprocessing.table;

import java.util.Arrays;

/** Cells by which rows belong together; {@code null} is missing, and equals missing. */
public final class KeyCells {
    private static final int SPREAD = 0x9E3779B1;

    private final Object[] cells;
    private final int hash;

    private KeyCells(Object[] cells) {
        this.cells = cells;
        this.hash = hash(cells);
    }

    public static KeyCells of(Object... cells) {
        return new KeyCells(cells);
    }

    /** Years, and ids that count up, differ in few bits: lists of them fall together in a hash table. */
    private static int hash(Object[] cells) {
        int hash = 0;
        for (Object cell : cells) {
            hash = (hash ^ (cell == null ? 0 : cell.hashCode())) * SPREAD;
            hash ^= hash >>> 15;
        }
        return hash;
    }

    public Object cell(int place) {
        return cells[place];
    }

    int size() {
        return cells.length;
    }

    boolean hasMissing() {
        for (Object cell : cells) {
            if (cell == null) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyCells key && hash == key.hash && Arrays.equals(cells, key.cells);
    }

    /** For people, such as {@code [2018, 01, -]}. */
    @Override
    public String toString() {
        return PlainNumber.ofCells(Arrays.asList(cells));
    }
}
