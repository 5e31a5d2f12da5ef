package dev.wadi.bench.datasetprocessing;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.wadi.pipelines.datasetprocessing.csv.CsvReading;
import dev.wadi.pipelines.datasetprocessing.csv.InputFile;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Ways to take the cells of a file apart and to count the digits in them, so that none can be left out. */
final class BareParsing {
    private BareParsing() {}

    /** A string for each cell, as most programs do. */
    static long records(byte[] file) {
        long digits = 0;
        for (CsvRecord line : CsvReader.builder()
                .fieldSeparator(';')
                .ofCsvRecord(new ByteArrayInputStream(file), StandardCharsets.UTF_8)) {
            for (int field = 0; field < line.getFieldCount(); field++) {
                String cell = line.getField(field);
                for (int i = 0; i < cell.length(); i++) {
                    digits += isDigit(cell.charAt(i)) ? 1 : 0;
                }
            }
        }
        return digits;
    }

    /** Cells as they lie in the buffer of the same library. */
    static long callbacks(byte[] file) {
        DigitCount count = new DigitCount();
        CsvReader.builder()
                .fieldSeparator(';')
                .build(count, new ByteArrayInputStream(file), StandardCharsets.UTF_8)
                .forEach(line -> {});
        return count.digits;
    }

    /** What the pipeline does: the sum of the numbers of each row, and the columns of its year and place. */
    static long table(byte[] file) throws Exception {
        InputFile people = new InputFile(
                PopulationFile.DATASET,
                true,
                List.of(),
                false,
                List.of(new InputFile.AgeSum(0, Optional.of(200), "people")),
                Optional.empty());
        return CsvReading.read(people, new ByteArrayInputStream(file)).rows();
    }

    /** By hand over the bytes, with quotes and line ends, and without anything that the dialect does not need. */
    static long bytes(byte[] file) {
        long digits = 0;
        int cells = 0;
        boolean quoted = false;
        for (byte b : file) {
            if (b == '"') {
                quoted = !quoted;
            } else if (!quoted && (b == ';' || b == '\n')) {
                cells++;
            } else if (isDigit((char) b)) {
                digits++;
            }
        }
        return cells > 0 ? digits : 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static final class DigitCount extends AbstractBaseCsvCallbackHandler<Boolean> {
        private long digits;

        @Override
        protected void handleField(int field, char[] text, int from, int length, boolean quoted) {
            for (int i = from; i < from + length; i++) {
                digits += isDigit(text[i]) ? 1 : 0;
            }
        }

        @Override
        protected Boolean buildRecord() {
            return true;
        }
    }
}
