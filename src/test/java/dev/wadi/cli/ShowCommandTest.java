package dev.wadi.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.edge.parquet.ParquetTable;
import dev.wadi.edge.parquet.ParquetTableWriter;
import dev.wadi.edge.parquet.ParquetType;
import dev.wadi.edge.parquet.ParquetType.Kind;
import dev.wadi.edge.parquet.TableColumn;
import dev.wadi.edge.parquet.TypedRow;
import dev.wadi.testing.WadiProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code wadi show} as a process: what a writer has loaded, a reader in the same JVM does not miss. */
class ShowCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aParquetFileIsShownWithItsSchemaFooterAndRows() throws Exception {
        assertThat(show(file()))
                .contains("required binary name (STRING)")
                .contains("source.key = loan/one.jsonl")
                .contains("1 rows")
                .contains("{\"name\":\"Ωmega\"}");
    }

    private Path file() throws IOException {
        Path file = folder.resolve("rows.parquet");
        ParquetTable table =
                new ParquetTable("loan", List.of(new TableColumn("name", ParquetType.of(Kind.STRING), false)));
        try (ParquetTableWriter writer = new ParquetTableWriter(file, table, Map.of("source.key", "loan/one.jsonl"))) {
            TypedRow row = new TypedRow(1);
            row.set(0, "Ωmega".getBytes(UTF_8));
            writer.write(row);
        }
        return file;
    }

    private static String show(Path file) throws Exception {
        try (WadiProcess wadi =
                WadiProcess.start(Path.of("").toAbsolutePath(), Map.of(), "show", "parquet", file.toString())) {
            assertThat(wadi.exitCode()).as(wadi::output).isZero();
            return wadi.output();
        }
    }
}
