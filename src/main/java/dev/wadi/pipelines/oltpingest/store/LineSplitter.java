package dev.wadi.pipelines.oltpingest.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Finds the lines of a stream of bytes, with no more of it in memory than the longest line. */
record LineSplitter(LineConsumer lines) {
    private static final int PIECE = 64 * 1024;

    void read(InputStream content) throws IOException {
        byte[] buffer = new byte[PIECE];
        int end = 0;
        for (int read = content.read(buffer, 0, PIECE);
                read >= 0;
                read = content.read(buffer, end, buffer.length - end)) {
            int begin = 0;
            int seen = end;
            end += read;
            for (int i = seen; i < end; i++) {
                if (buffer[i] == '\n') {
                    lines.accept(buffer, begin, i);
                    begin = i + 1;
                }
            }
            System.arraycopy(buffer, begin, buffer, 0, end - begin);
            end -= begin;
            if (end == buffer.length) {
                buffer = Arrays.copyOf(buffer, Math.multiplyExact(buffer.length, 2));
            }
        }
        if (end > 0) {
            lines.accept(buffer, 0, end);
        }
    }
}
