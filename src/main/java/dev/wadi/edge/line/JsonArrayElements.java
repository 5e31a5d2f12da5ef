package dev.wadi.edge.line;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** The elements of one JSON array as if each were a line; for objects of systems that wrote those. What is wrong in an element is found when it is read. */
public final class JsonArrayElements implements LineSource {
    private static final int BYTE_ORDER_MARK = 0xEF;
    private static final int PIECE = 65_536;

    private final InputStream object;
    private final ByteArrayOutputStream element = new ByteArrayOutputStream();
    private long number;
    private boolean begun;
    private boolean ended;
    private boolean closed;
    private boolean tooLong;

    public JsonArrayElements(InputStream object) {
        this.object = new BufferedInputStream(object, PIECE);
    }

    @Override
    public TextLine next() throws IOException {
        if (!begun) {
            begun = true;
            int first = first();
            if (first != '[') {
                ended = true;
                closed = true;
                return first < 0 ? null : rest(first);
            }
        }
        return ended ? behind() : element();
    }

    /** What stands behind the array is no row. */
    private TextLine behind() throws IOException {
        if (closed) {
            return null;
        }
        closed = true;
        int one = behindBlanks(object.read());
        element.reset();
        tooLong = false;
        return one < 0 ? null : rest(one);
    }

    private TextLine element() throws IOException {
        element.reset();
        tooLong = false;
        int depth = 0;
        boolean text = false;
        boolean escaped = false;
        boolean blank = true;
        for (int one = object.read(); one >= 0; one = object.read()) {
            if (!text && depth == 0 && (one == ',' || one == ']')) {
                ended = one == ']';
                if (blank && ended && number == 0) {
                    return behind(); // an empty array
                }
                if (blank) {
                    keep(','); // an element that is missing is no value
                }
                return line();
            }
            blank &= isBlank(one);
            if (text) {
                text = escaped || one != '"';
                escaped = !escaped && one == '\\';
            } else {
                text = one == '"';
                depth += one == '{' || one == '[' ? 1 : one == '}' || one == ']' ? -1 : 0;
            }
            if (!blank) {
                keep(one);
            }
        }
        ended = true; // cut off
        closed = true;
        return rest(',');
    }

    /** With one comma more than any value has: what is no element is no row either. */
    private TextLine rest(int first) throws IOException {
        keep(first);
        for (int one = object.read(); one >= 0; one = object.read()) {
            keep(one);
        }
        keep(',');
        return line();
    }

    private TextLine line() {
        byte[] bytes = element.toByteArray();
        return new TextLine(++number, bytes, 0, bytes.length, tooLong);
    }

    private void keep(int one) {
        if (element.size() < ObjectLines.LONGEST) {
            element.write(one);
        } else {
            tooLong = true;
        }
    }

    /** Behind blanks and a mark of the order of bytes. */
    private int first() throws IOException {
        int first = object.read();
        if (first == BYTE_ORDER_MARK) {
            object.skipNBytes(2);
            first = object.read();
        }
        return behindBlanks(first);
    }

    private int behindBlanks(int one) throws IOException {
        int next = one;
        while (next >= 0 && isBlank(next)) {
            next = object.read();
        }
        return next;
    }

    private static boolean isBlank(int one) {
        return one == ' ' || one == '\t' || one == '\r' || one == '\n';
    }
}
