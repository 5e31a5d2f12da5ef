package dev.wadi.pipelines.oltpingest.steps;

import dev.wadi.edge.jdbc.json.JsonBytes;
import dev.wadi.pipelines.oltpingest.IngestRules;
import dev.wadi.pipelines.oltpingest.Watermark;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The rows of one object, in a file until they are in the bucket. */
final class RowFile implements AutoCloseable {
    /** Of an object; a quarter of what S3 takes in one call, as its last row may be large. */
    private static final long MOST_BYTES = 1L << 30;

    private static final int BUFFER = 1 << 18;

    private final Path path;
    private final OutputStream out;
    private int rows;
    private long bytes;
    private int undated;
    private int ahead;
    private Watermark reached;

    RowFile() throws IOException {
        path = Files.createTempFile("oltp-ingest-", ".jsonl");
        out = new BufferedOutputStream(Files.newOutputStream(path), BUFFER);
    }

    boolean hasRoom(IngestRules rules) {
        return rows < rules.maxRows() && bytes < MOST_BYTES;
    }

    /** @param row how far it {@linkplain IngestRules#reached moves} its table; empty where it tells no time */
    void add(JsonBytes line, Optional<Watermark> row, boolean isAhead) throws IOException {
        line.writeTo(out);
        rows++;
        bytes += line.length();
        if (row.isEmpty()) {
            undated++;
        } else if (reached == null || row.get().isAfter(reached)) {
            reached = row.get();
        }
        if (isAhead) {
            ahead++;
        }
    }

    /** No more rows come. */
    Path finish() throws IOException {
        out.close();
        return path;
    }

    int rows() {
        return rows;
    }

    long bytes() {
        return bytes;
    }

    /** Rows that tell no time. */
    int undated() {
        return undated;
    }

    /** Rows of the future. */
    int ahead() {
        return ahead;
    }

    /** By the rows that tell a time. */
    Optional<Watermark> reached() {
        return Optional.ofNullable(reached);
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(path);
    }
}
