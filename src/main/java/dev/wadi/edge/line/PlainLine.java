package dev.wadi.edge.line;

import dev.wadi.edge.line.LineFields.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads a line as most are: one flat object of ASCII without escapes, its numbers without exponents. Any other line, right or wrong, is left to the parser, which is the judge of what JSON is and takes
 * several times as long for a line, half of it to begin and to end.
 */
final class PlainLine {
    /** No position: the line is of another form. */
    private static final int NONE = -1;
    /** So many fit into a {@code long} in any case. */
    private static final int SURE_DIGITS = 18;

    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    private final MemberNames names;
    private final LineFields fields;
    private byte[] line;
    private int end;
    /** Of the member that is read. */
    private int place;

    PlainLine(MemberNames names, LineFields fields) {
        this.names = names;
        this.fields = fields;
    }

    /** Whether the line is of this form; of any other some fields may be set. */
    boolean read(TextLine text) {
        line = text.buffer();
        end = text.from() + text.length();
        place = MemberNames.UNKNOWN;
        int member = skip('{', text.from());
        while (member != NONE) {
            int memberEnd = value(skip(':', name(member)));
            member = skip(',', memberEnd);
            if (member == NONE) {
                return skip('}', memberEnd) == end;
            }
        }
        return false;
    }

    /** Finds the place of the name that begins here, and says where it ends. */
    private int name(int from) {
        int next = names.next(place);
        int to = next == MemberNames.UNKNOWN ? NONE : names.behind(next, line, from, end);
        if (to != NONE) {
            place = next;
            return to;
        }
        to = behindText(from);
        if (to != NONE) {
            place = names.place(line, from + 1, to - 1, place);
        }
        return to;
    }

    /** Behind this character and the blanks around it. */
    private int skip(char token, int from) {
        if (from == NONE) {
            return NONE;
        }
        int at = behindBlanks(from);
        return at < end && line[at] == token ? behindBlanks(at + 1) : NONE;
    }

    private int behindBlanks(int from) {
        int at = from;
        while (at < end && (line[at] == ' ' || line[at] == '\t' || line[at] == '\r')) {
            at++;
        }
        return at;
    }

    /** Behind the text that begins here. */
    private int behindText(int from) {
        if (from >= end || line[from] != '"') {
            return NONE;
        }
        for (int at = from + 1; at < end; at++) {
            byte one = line[at];
            if (one == '"') {
                return at + 1;
            }
            if (one < ' ' || one == '\\') { // what is not ASCII is negative
                return NONE;
            }
        }
        return NONE;
    }

    /** Takes the value that begins here, and says where it ends. */
    private int value(int from) {
        if (from == NONE || from >= end) {
            return NONE;
        }
        return switch (line[from]) {
            case '"' -> text(from);
            case 't' -> word(from, TRUE, Kind.BOOLEAN, 1);
            case 'f' -> word(from, FALSE, Kind.BOOLEAN, 0);
            case 'n' -> word(from, NULL, Kind.NULL, 0);
            default -> number(from);
        };
    }

    private int text(int from) {
        int to = behindText(from);
        if (to != NONE && names.isTaken(place)) {
            fields.set(place, Kind.TEXT, line, from + 1, to - from - 2);
        }
        return to;
    }

    private int word(int from, byte[] word, Kind kind, int number) {
        int to = from + word.length;
        if (to > end || !Arrays.equals(word, 0, word.length, line, from, to)) {
            return NONE;
        }
        if (names.isTaken(place)) {
            fields.set(place, kind, number);
        }
        return to;
    }

    private int number(int from) {
        int begin = line[from] == '-' ? from + 1 : from;
        int at = begin;
        long number = 0;
        for (; at < end && isDigit(line[at]); at++) {
            number = number * 10 + line[at] - '0';
        }
        int digits = at - begin;
        if (digits == 0 || digits > SURE_DIGITS || (digits > 1 && line[begin] == '0')) {
            return NONE;
        }
        if (at < end && line[at] == '.') {
            return fraction(from, at + 1);
        }
        if (names.isTaken(place)) {
            fields.set(place, Kind.INTEGER, begin == from ? number : -number);
        }
        return at;
    }

    /** @param begin of its digits behind the point */
    private int fraction(int from, int begin) {
        int at = begin;
        while (at < end && isDigit(line[at])) {
            at++;
        }
        if (at == begin) {
            return NONE;
        }
        if (names.isTaken(place)) {
            fields.set(place, Kind.NUMBER, line, from, at - from);
        }
        return at;
    }

    private static boolean isDigit(byte one) {
        return one >= '0' && one <= '9';
    }
}
