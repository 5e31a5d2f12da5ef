package dev.wadi.edge.line;

import java.util.Arrays;

/**
 * A line as it stands in a buffer, which the next one overwrites.
 *
 * @param number the first is 1
 * @param tooLong only its beginning is there
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record TextLine(long number, byte[] buffer, int from, int length, boolean tooLong) {

    public boolean isBlank() {
        if (tooLong) {
            return false;
        }
        for (int at = from; at < from + length; at++) {
            byte one = buffer[at];
            if (one != ' ' && one != '\t' && one != '\r') {
                return false;
            }
        }
        return true;
    }

    /** Its first bytes. */
    public byte[] beginning(int most) {
        return Arrays.copyOfRange(buffer, from, from + Math.min(length, most));
    }
}
