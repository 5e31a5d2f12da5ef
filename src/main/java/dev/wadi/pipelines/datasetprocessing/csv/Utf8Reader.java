package dev.wadi.pipelines.datasetprocessing.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * The characters of a file in UTF-8, without a byte-order mark. All that stands before a byte which is no UTF-8 is handed out before that is told, so that a parser knows in which line it
 * is.
 */
final class Utf8Reader extends Reader {
    private static final int SIZE = 1 << 14;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream content;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer bytes = ByteBuffer.allocate(SIZE).flip();
    private boolean begun;
    private boolean atEnd;

    Utf8Reader(InputStream content) {
        this.content = content;
    }

    /** Whether the content has been read to its end. */
    boolean isAtEnd() {
        return atEnd;
    }

    /**
     * As {@link Reader} has it.
     *
     * @param most at least 2, as some characters are two
     */
    @Override
    public int read(char[] into, int from, int most) throws IOException {
        while (true) {
            CharBuffer text = CharBuffer.wrap(into, from, most);
            CoderResult result = decoder.decode(bytes, text, atEnd);
            int length = withoutMark(into, from, text.position() - from);
            if (length > 0) {
                return length;
            }
            if (result.isError()) {
                result.throwException();
            }
            if (atEnd) {
                return -1;
            }
            fill();
        }
    }

    private int withoutMark(char[] text, int from, int length) {
        boolean marked = !begun && length > 0 && text[from] == BYTE_ORDER_MARK;
        begun |= length > 0;
        if (marked) {
            System.arraycopy(text, from + 1, text, from, length - 1);
        }
        return marked ? length - 1 : length;
    }

    private void fill() throws IOException {
        bytes.compact();
        int read = content.read(bytes.array(), bytes.position(), bytes.remaining());
        if (read < 0) {
            atEnd = true;
        } else {
            bytes.position(bytes.position() + read);
        }
        bytes.flip();
    }

    @Override
    public void close() {
        // the content is the caller's
    }
}
