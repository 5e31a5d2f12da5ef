package dev.wadi.bench;

import java.util.List;
import java.util.Locale;

/** What one figure was in several rounds. */
public record Spread(double median, double lowest, double highest) {

    /** @param values at least one */
    public static Spread of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median =
                sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1));
    }

    /**
     * The median, and in brackets the lowest and the highest.
     *
     * @param number format of one of them, such as {@code %,.0f}
     * @param width of the median
     */
    public String text(String number, int width) {
        return String.format(
                Locale.ROOT,
                "%" + width + "s  (" + number + " to " + number + ")",
                String.format(Locale.ROOT, number, median),
                lowest,
                highest);
    }
}
