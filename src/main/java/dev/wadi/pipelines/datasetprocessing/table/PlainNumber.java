package dev.wadi.pipelines.datasetprocessing.table;

import com.fasterxml.jackson.core.io.schubfach.DoubleToDecimal;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** Numbers as they are written: integral ones without a fraction, others as the shortest text that reads back to the same double (spec section 3). */
public final class PlainNumber {
    private static final double EXACT_LONGS = 0x1p53;

    private PlainNumber() {}

    /** Cells for people, such as {@code [2018, 01, -]}. */
    static String ofCells(List<Object> cells) {
        return cells.stream().map(PlainNumber::ofCell).collect(Collectors.joining(", ", "[", "]"));
    }

    /** A cell for people; {@code -} where it is missing. */
    public static String ofCell(Object cell) {
        if (cell instanceof Double number) {
            return Double.isInfinite(number) ? "infinite" : text(number);
        }
        return cell == null ? "-" : (String) cell;
    }

    /** Whether a long holds the same number, and its text is that of the number. */
    public static boolean isLong(double number) {
        return number == Math.rint(number) && Math.abs(number) <= EXACT_LONGS;
    }

    /** @param number finite */
    public static String text(double number) {
        if (isLong(number)) {
            return Long.toString((long) number);
        }
        return number == Math.rint(number)
                ? new BigDecimal(number).toBigInteger().toString()
                : DoubleToDecimal.toString(number);
    }
}
