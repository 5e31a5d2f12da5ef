package dev.wadi.pipelines.datasetprocessing.table;

import java.util.Comparator;

/** Ascending: numbers by value, then text by code point, missing last (spec section 3). */
public final class CellOrder implements Comparator<Object> {
    public static final CellOrder ASCENDING = new CellOrder();

    private CellOrder() {}

    @Override
    public int compare(Object one, Object other) {
        int kind = Integer.compare(kind(one), kind(other));
        if (kind != 0 || one == null) {
            return kind;
        }
        return one instanceof Double number
                ? number.compareTo((Double) other)
                : compareText((String) one, (String) other);
    }

    /** Cell by cell. */
    public int compareRows(KeyCells one, KeyCells other) {
        for (int i = 0; i < one.size(); i++) {
            int order = compare(one.cell(i), other.cell(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int kind(Object cell) {
        return cell instanceof Double ? 0 : cell instanceof String ? 1 : 2;
    }

    /** Strings compare by UTF-16 unit, which differs where one of two characters is a surrogate. */
    private static int compareText(String one, String other) {
        int common = Math.min(one.length(), other.length());
        for (int i = 0; i < common; i++) {
            if (one.charAt(i) != other.charAt(i)) {
                return Integer.compare(one.codePointAt(start(one, i)), other.codePointAt(start(other, i)));
            }
        }
        return Integer.compare(one.length(), other.length());
    }

    /** Where the code point begins that this char belongs to. */
    private static int start(String text, int at) {
        boolean second =
                Character.isLowSurrogate(text.charAt(at)) && at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        return second ? at - 1 : at;
    }
}
