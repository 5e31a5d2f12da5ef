package dev.wadi.demo.datasetprocessing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The city's document of a statistic, as a table of the last years and as a plot in SVG: a line for each district.
 *
 * @param lines in the order of the document
 */
record PopulationPlot(String heading, List<Line> lines) {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 400;
    private static final int LEFT = 60;
    private static final int RIGHT = 600;
    private static final int TOP = 60;
    private static final int BOTTOM = 350;
    private static final List<String> COLORS = List.of("#1b6ca8", "#c4473a", "#3f8f4f", "#8a5aa8", "#b8860b");
    private static final int SHOWN_YEARS = 5;

    /** The values of a place, by year. */
    record Line(String place, List<Point> points) {}

    record Point(int year, double value) {}

    /** Without the city itself, which would press all districts to the ground. */
    static PopulationPlot of(JsonNode document) {
        List<Line> lines = new ArrayList<>();
        for (JsonNode entry : document.get("data")) {
            if (!entry.get("totalRow").booleanValue()) {
                List<Point> points = new ArrayList<>();
                entry.get("values")
                        .forEach(one -> points.add(new Point(
                                one.get("date").intValue(), one.get("value").doubleValue())));
                lines.add(new Line(entry.get("geography").textValue(), points));
            }
        }
        return new PopulationPlot(document.at("/meta/heading").textValue(), lines);
    }

    /** The last years, a row for each district. */
    List<String> table() {
        List<String> rows = new ArrayList<>();
        for (Line line : lines) {
            List<Point> last = line.points()
                    .subList(
                            Math.max(0, line.points().size() - SHOWN_YEARS),
                            line.points().size());
            if (rows.isEmpty()) {
                StringBuilder head = new StringBuilder(String.format(Locale.ROOT, "%-14s", ""));
                last.forEach(point -> head.append(String.format(Locale.ROOT, "%8d", point.year())));
                rows.add(head.toString());
            }
            StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-14s", line.place()));
            last.forEach(point -> row.append(String.format(Locale.ROOT, "%8.0f", point.value())));
            rows.add(row.toString());
        }
        return rows;
    }

    String svg() {
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                        + " font-size=\"13\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n<text x=\"%d\""
                        + " y=\"32\" font-size=\"18\">%s</text>%n",
                WIDTH,
                HEIGHT,
                LEFT,
                heading));
        int first = points().stream().mapToInt(Point::year).min().orElseThrow();
        int last = points().stream().mapToInt(Point::year).max().orElseThrow();
        double highest = points().stream().mapToDouble(Point::value).max().orElseThrow() * 1.1;
        for (int mark = 0; mark <= 4; mark++) {
            double value = highest * mark / 4;
            svg.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%3$.1f\" y2=\"%3$.1f\" stroke=\"#ddd\"/><text x=\"%4$d\""
                            + " y=\"%5$.1f\" text-anchor=\"end\" fill=\"#666\">%6$.0f</text>%n",
                    LEFT,
                    RIGHT,
                    y(value, highest),
                    LEFT - 8,
                    y(value, highest) + 4,
                    value));
        }
        for (int year = first; year <= last; year++) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#666\">%d</text>%n",
                    x(year, first, last),
                    BOTTOM + 22,
                    year));
        }
        for (int i = 0; i < lines.size(); i++) {
            append(svg, lines.get(i), COLORS.get(i % COLORS.size()), first, last, highest);
        }
        return svg.append("</svg>\n").toString();
    }

    private List<Point> points() {
        return lines.stream().flatMap(line -> line.points().stream()).toList();
    }

    private static void append(StringBuilder svg, Line line, String color, int first, int last, double highest) {
        StringBuilder path = new StringBuilder();
        line.points()
                .forEach(point -> path.append(String.format(
                        Locale.ROOT, "%.1f,%.1f ", x(point.year(), first, last), y(point.value(), highest))));
        Point end = line.points().get(line.points().size() - 1);
        svg.append(String.format(
                Locale.ROOT,
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2.5\"/><text x=\"%d\" y=\"%.1f\""
                        + " fill=\"%2$s\">%s</text>%n",
                path.toString().strip(),
                color,
                RIGHT + 8,
                y(end.value(), highest) + 4,
                line.place()));
    }

    private static double x(int year, int first, int last) {
        return LEFT + (double) (RIGHT - LEFT) * (year - first) / Math.max(1, last - first);
    }

    private static double y(double value, double highest) {
        return BOTTOM - (BOTTOM - TOP) * value / highest;
    }
}
