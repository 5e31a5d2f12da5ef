package dev.wadi.edge.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.edge.parquet.ParquetType.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetTableWriterTest {
    private static final ParquetTable SCHEMA = new ParquetTable(
            "loan",
            List.of(
                    new TableColumn("loan_no", ParquetType.of(Kind.INT64), false),
                    new TableColumn("copies", ParquetType.of(Kind.INT32), false),
                    new TableColumn("title", ParquetType.of(Kind.STRING), true),
                    new TableColumn("fee", new ParquetType(Kind.DECIMAL, 10, 2), false),
                    new TableColumn("tax", new ParquetType(Kind.DECIMAL, 4, 3), false),
                    new TableColumn("due", ParquetType.of(Kind.DATE), false),
                    new TableColumn("at", ParquetType.of(Kind.TIME), false),
                    new TableColumn("noted", ParquetType.of(Kind.TIMESTAMP), true),
                    new TableColumn("returned", ParquetType.of(Kind.BOOLEAN), false)));

    @TempDir
    private Path folder;

    @Test
    void anIndependentReaderSeesTheDeclaredTypes() throws Exception {
        Path file = written();

        assertThat(query("select column_name || ' ' || column_type from (describe select * from '" + file + "')"))
                .containsExactly(
                        "loan_no BIGINT",
                        "copies INTEGER",
                        "title VARCHAR",
                        "fee DECIMAL(10,2)",
                        "tax DECIMAL(4,3)",
                        "due DATE",
                        "at TIME",
                        "noted TIMESTAMP",
                        "returned BOOLEAN");
        assertThat(query("select concat_ws('|', loan_no, copies, title, fee, tax, due, \"at\", noted, returned) from '"
                        + file + "'"))
                .containsExactly(
                        "9000000000|-3|Ωmega|-12.05|0.070|2026-11-03|08:15:00.001|2026-11-03 08:15:00.000001|true",
                        "1|0|0.00|0.000|1969-12-31|00:00:00|false");
    }

    @Test
    void requiredColumnsAreRequiredInTheFileAndItIsZstd() throws Exception {
        Path file = written();

        assertThat(query("select name || ' ' || repetition_type from parquet_schema('" + file
                        + "') where name in ('title', 'copies') order by name"))
                .containsExactly("copies REQUIRED", "title OPTIONAL");
        assertThat(query("select distinct compression from parquet_metadata('" + file + "')"))
                .containsExactly("ZSTD");
    }

    @Test
    void whatWasWrittenIsShownAgain() throws Exception {
        ParquetDocument document = ParquetDocument.open(written());

        assertThat(document.rows()).isEqualTo(2);
        assertThat(document.metadata()).containsEntry("source.key", "loan/one.jsonl");
        List<ObjectNode> rows = document.first(10);
        assertThat(rows.get(0))
                .hasToString(
                        "{\"loan_no\":9000000000,\"copies\":-3,\"title\":\"Ωmega\",\"fee\":\"-12.05\",\"tax\":\"0.070\","
                                + "\"due\":\"2026-11-03\",\"at\":\"08:15:00.001000\",\"noted\":\"2026-11-03T08:15:00.000001\","
                                + "\"returned\":true}");
        assertThat(rows.get(1).get("title").isNull()).isTrue();
        assertThat(document.first(1)).hasSize(1);
    }

    @Test
    void aRowWithoutARequiredValueIsRefused() throws Exception {
        ParquetTableWriter writer = new ParquetTableWriter(folder.resolve("rows.parquet"), SCHEMA, Map.of());

        assertThatThrownBy(() -> writer.write(new TypedRow(SCHEMA.columns().size())))
                .hasMessage("column loan_no of loan has no value");
    }

    private Path written() throws IOException {
        Path file = folder.resolve("rows.parquet");
        try (ParquetTableWriter writer = new ParquetTableWriter(file, SCHEMA, Map.of("source.key", "loan/one.jsonl"))) {
            writer.write(first());
            writer.write(second());
        }
        return file;
    }

    private static TypedRow first() {
        TypedRow row = new TypedRow(SCHEMA.columns().size());
        row.set(0, 9_000_000_000L);
        row.set(1, -3);
        row.set(2, "Ωmega".getBytes(UTF_8));
        row.set(3, -1205);
        row.set(4, 70);
        row.set(5, LocalDate.of(2026, 11, 3).toEpochDay());
        row.set(6, LocalTime.of(8, 15, 0, 1_000_000).toNanoOfDay() / 1000);
        row.set(7, (LocalDate.of(2026, 11, 3).toEpochDay() * 86_400 + 8 * 3600 + 15 * 60) * 1_000_000 + 1);
        row.set(8, 1);
        return row;
    }

    private static TypedRow second() {
        TypedRow row = new TypedRow(SCHEMA.columns().size());
        for (int column = 0; column < row.columns(); column++) {
            row.set(column, 0);
        }
        row.set(0, 1);
        row.setNull(2);
        row.set(5, -1);
        row.setNull(7);
        return row;
    }

    private static List<String> query(String sql) throws SQLException {
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
                ResultSet rows = duckDb.createStatement().executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
