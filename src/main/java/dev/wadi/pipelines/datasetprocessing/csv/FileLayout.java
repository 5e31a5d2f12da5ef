package dev.wadi.pipelines.datasetprocessing.csv;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.csv.InputFile.AgeSum;
import dev.wadi.pipelines.datasetprocessing.table.Geography;
import dev.wadi.settings.Spelling;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Which field of each line is read into which column, found once from the header. */
final class FileLayout {
    private static final String YEAR = "aar";

    private final InputFile file;
    private final List<String> header;
    private final ColumnBuilder[] builders;
    private final int[] sums;
    private final boolean[] complete;

    /** @param header as it stands in the file */
    FileLayout(InputFile file, List<String> header) throws RefusedException {
        this.file = file;
        this.header = header.stream()
                .map(column -> column.equals(YEAR) ? Geography.DATE : column)
                .toList();
        builders = new ColumnBuilder[header.size()];
        sums = new int[header.size()];
        complete = new boolean[header.size()];
        for (String column : file.required()) {
            int field = field(column);
            builders[field] = builderOf(field);
        }
        if (file.otherColumns()) {
            readOthers();
        }
        for (int sum = 0; sum < file.ages().size(); sum++) {
            readInto(sum, file.ages().get(sum));
        }
        for (int field = 0; field < header.size(); field++) {
            String column = this.header.get(field);
            complete[field] = file.completeness()
                    .filter(rows -> !rows.except().contains(column))
                    .isPresent();
        }
    }

    int width() {
        return header.size();
    }

    String column(int field) {
        return header.get(field).equals(Geography.DATE) ? YEAR : header.get(field);
    }

    /** {@code null} where it is not read. */
    ColumnBuilder builder(int field) {
        return builders[field];
    }

    /** The sums that it counts for: a bit for each, the first one lowest. */
    int sums(int field) {
        return sums[field];
    }

    /** Whether a missing cell there makes a gap. */
    boolean isForCompleteness(int field) {
        return complete[field];
    }

    /** Those that the data set names first, in its order. */
    Map<String, ColumnBuilder> columns() {
        Map<String, ColumnBuilder> columns = new LinkedHashMap<>();
        file.required().forEach(column -> columns.put(column, builders[header.indexOf(column)]));
        for (int field = 0; field < builders.length; field++) {
            if (builders[field] != null) {
                columns.putIfAbsent(header.get(field), builders[field]);
            }
        }
        return columns;
    }

    private void readOthers() {
        for (int field = 0; field < builders.length; field++) {
            if (header.indexOf(header.get(field)) == field && builders[field] == null) {
                builders[field] = builderOf(field);
            }
        }
    }

    private ColumnBuilder builderOf(int field) {
        return Geography.PLACE.contains(header.get(field))
                ? ColumnBuilder.ofText()
                : ColumnBuilder.ofNumbersOrText("column " + column(field) + " of data set " + file.dataset());
    }

    private void readInto(int sum, AgeSum ages) throws RefusedException {
        int last = header.size() - 1;
        int to = ages.to().isPresent()
                ? field(Integer.toString(Math.min(ages.to().get(), age(last))))
                : last;
        for (int field = field(Integer.toString(ages.from())); field <= to; field++) {
            sums[field] |= 1 << sum;
        }
    }

    private int age(int field) throws RefusedException {
        if (!header.get(field).matches("\\d{1,4}")) {
            throw file.unusable(
                    "its last column is " + header.get(field) + ", which is no age; the ages must be the last columns");
        }
        return Integer.parseInt(header.get(field));
    }

    private int field(String column) throws RefusedException {
        int field = header.indexOf(column);
        if (field < 0) {
            throw file.unusable("there is no column " + (column.equals(Geography.DATE) ? YEAR : column)
                    + ". The nearest that it has is " + nearest(column));
        }
        return field;
    }

    private String nearest(String column) {
        return IntStream.range(0, header.size())
                .mapToObj(this::column)
                .min(Comparator.comparingInt(other -> Spelling.distance(column, other)))
                .orElse("none");
    }
}
