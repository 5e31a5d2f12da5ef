package dev.wadi.pipelines.datasetprocessing.csv;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import java.io.IOException;
import java.io.InputStream;

/** Reads a file of the dialect of spec section 2.1 into a table. */
public final class CsvReading {
    private CsvReading() {}

    /**
     * @param content decompressed; not closed
     * @throws RefusedException if this is not the file of that data set
     * @throws IOException if the content cannot be read to its end
     */
    public static DataTable read(InputFile file, InputStream content) throws RefusedException, IOException {
        LineHandler lines = new LineHandler(file);
        CsvDialect.read(file, content, lines);
        return lines.table();
    }
}
