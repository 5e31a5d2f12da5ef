package dev.wadi.pipelines.datasetprocessing;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.csv.CsvReading;
import dev.wadi.pipelines.datasetprocessing.csv.InputFile;
import dev.wadi.pipelines.datasetprocessing.operation.OtherTables;
import dev.wadi.pipelines.datasetprocessing.operation.TableOperation;
import dev.wadi.pipelines.datasetprocessing.operation.YearChoice;
import dev.wadi.pipelines.datasetprocessing.table.Column;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import dev.wadi.pipelines.datasetprocessing.table.PlainNumber;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tables as tests write and read them: a line for each row, cells apart by blanks, {@code -} for a missing one, {@code _} for a blank in a text. */
public final class WrittenTable {
    private WrittenTable() {}

    /** @param lines the first one names the columns; those of places are text, others as their cells are */
    public static DataTable of(String... lines) {
        List<String> columns = List.of(lines[0].split(" +"));
        List<String> rows = new ArrayList<>();
        rows.add(String.join(";", columns));
        for (String line : List.of(lines).subList(1, lines.length)) {
            rows.add(Stream.of(line.split(" +"))
                    .map(cell -> cell.equals("-") ? "" : cell.replace('_', ' '))
                    .collect(Collectors.joining(";")));
        }
        List<String> added = List.of("date", "delbydel_id", "delbydel_navn", "bydel_id", "bydel_navn").stream()
                .filter(column -> !columns.contains(column))
                .toList();
        try {
            rows.set(0, rows.get(0) + added.stream().map(column -> ";" + column).collect(Collectors.joining()));
            InputFile file = new InputFile("t", true, List.of(), true, List.of(), Optional.empty());
            byte[] csv = String.join("\n", rows).getBytes(StandardCharsets.UTF_8);
            DataTable table = CsvReading.read(file, new ByteArrayInputStream(csv));
            Map<String, Column> inOrder = new LinkedHashMap<>();
            columns.forEach(column -> inOrder.put(column, table.column(column)));
            return new DataTable("t", table.rows(), inOrder);
        } catch (RefusedException e) {
            throw new IllegalArgumentException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The columns, and a line for each row. */
    public static List<String> lines(DataTable table) {
        List<String> names = table.columns();
        return IntStream.range(-1, table.rows())
                .mapToObj(row -> names.stream()
                        .map(name -> row < 0 ? name : cell(table.column(name).cell(row)))
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    /** What an operation makes of a table, where all years are shown. */
    public static List<String> after(TableOperation operation, DataTable table, DataTable... others)
            throws RefusedException {
        return lines(operation.apply(table, named(YearChoice.ALL, others)));
    }

    /** Tables by their names. */
    public static OtherTables named(YearChoice years, DataTable... others) {
        Map<String, DataTable> byName = new HashMap<>();
        List.of(others).forEach(table -> byName.put(table.name(), table));
        return new OtherTables() {
            @Override
            public DataTable named(String name) {
                return byName.get(name);
            }

            @Override
            public YearChoice years() {
                return years;
            }
        };
    }

    private static String cell(Object cell) {
        return PlainNumber.ofCell(cell).replace(' ', '_');
    }
}
