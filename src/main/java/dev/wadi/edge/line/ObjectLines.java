package dev.wadi.edge.line;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The lines of an object, one after the other, without a mark of their order of bytes at the beginning and without their ends. The last one may have no end. */
public final class ObjectLines implements LineSource {
    /** A longer line is not read. */
    public static final int LONGEST = 16 * 1024 * 1024;

    private static final int PIECE = 256 * 1024;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long ONES = 0x0101010101010101L;
    private static final long FIRST_BITS = 0x8080808080808080L;
    private static final long LINE_FEEDS = '\n' * ONES;

    private final InputStream object;
    private byte[] buffer = new byte[PIECE];
    /** What is read and not handed out lies between the two. */
    private int from;

    private int to;
    private boolean ended;
    private long number;

    public ObjectLines(InputStream object) throws IOException {
        this.object = object;
        boolean more = true;
        while (more && to < BYTE_ORDER_MARK.length) {
            more = readMore(); // a network may hand out single bytes
        }
        if (to >= BYTE_ORDER_MARK.length && Arrays.equals(buffer, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, 3)) {
            from = BYTE_ORDER_MARK.length;
        }
    }

    @Override
    public TextLine next() throws IOException {
        int searched = from;
        while (true) {
            int end = endOfLine(searched);
            if (end >= 0) {
                TextLine line = line(from, end);
                from = end + 1;
                return line;
            }
            if (to - from > LONGEST + 1) { // the last one may be \r
                return tooLong();
            }
            searched = to - from;
            makeRoom();
            if (!readMore()) {
                return last();
            }
        }
    }

    private TextLine last() {
        if (from == to) {
            return null;
        }
        TextLine line = line(from, to);
        from = to;
        return line;
    }

    private TextLine line(int begin, int end) {
        int length = end - begin;
        if (length > 0 && buffer[end - 1] == '\r') {
            length--;
        }
        return new TextLine(++number, buffer, begin, length, length > LONGEST);
    }

    /** The rest of it is skipped. */
    private TextLine tooLong() throws IOException {
        byte[] beginning = Arrays.copyOfRange(buffer, from, from + PIECE);
        from = to;
        while (true) {
            from = 0;
            to = 0;
            if (!readMore()) {
                break;
            }
            int end = endOfLine(0);
            if (end >= 0) {
                from = end + 1;
                break;
            }
        }
        return new TextLine(++number, beginning, 0, beginning.length, true);
    }

    private int endOfLine(int begin) {
        int at = begin;
        while (at + Long.BYTES <= to && !hasLineFeed((long) EIGHT.get(buffer, at))) {
            at += Long.BYTES;
        }
        for (; at < to; at++) {
            if (buffer[at] == '\n') {
                return at;
            }
        }
        return -1;
    }

    /** One that is a line feed becomes zero, and only a zero makes a first bit by a borrow. */
    private static boolean hasLineFeed(long eight) {
        long zero = eight ^ LINE_FEEDS;
        return ((zero - ONES) & ~zero & FIRST_BITS) != 0;
    }

    /** Moves what is left to the beginning. */
    private void makeRoom() {
        int left = to - from;
        byte[] into = left > buffer.length / 2 ? new byte[buffer.length * 2] : buffer;
        System.arraycopy(buffer, from, into, 0, left);
        buffer = into;
        from = 0;
        to = left;
    }

    private boolean readMore() throws IOException {
        if (ended) {
            return false;
        }
        int length = object.read(buffer, to, buffer.length - to);
        ended = length < 0;
        to += Math.max(length, 0);
        return !ended;
    }
}
