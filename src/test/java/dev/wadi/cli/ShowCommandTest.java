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
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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

    @Test
    void whatIsNoSuchFileIsRefusedWithTheNextStep() throws Exception {
        assertThat(refused(2, folder.toString())).startsWith(folder + " is a folder. Write one of its files.");
        assertThat(refused(2, folder + "/no.parquet")).startsWith("There is no file " + folder + "/no.parquet.");
        assertThat(refused(2, "s3://processed/a.parquet"))
                .startsWith(
                        "s3://processed/a.parquet is no file of this machine. Fetch it first, for example: aws s3 cp"
                                + " s3://processed/a.parquet .");
        Path whole = file();
        Path cut = Files.write(folder.resolve("cut.parquet"), Arrays.copyOf(Files.readAllBytes(whole), 100));
        assertThat(refused(1, cut.toString()))
                .startsWith(cut + " cannot be read as Parquet: it is not a Parquet file")
                .endsWith(". Was it written, or copied, to its end?\n");
        assertThat(refused(2, whole.toString(), "--rows", "-1")).startsWith("--rows is -1; write 0 or more.");
    }

    private static String refused(int exitCode, String... arguments) {
        StringWriter told = new StringWriter();
        String[] all = Stream.concat(Stream.of("show", "parquet"), Stream.of(arguments))
                .toArray(String[]::new);
        assertThat(WadiCommand.execute(new PrintWriter(told), new PrintWriter(told, true), all))
                .isEqualTo(exitCode);
        return told.toString();
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
