package dev.wadi.pipelines.datasetprocessing.csv;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One string for each text of a column, however often it stands there: a file of a hundred thousand rows has a few hundred names. */
final class TextPool {
    private static final char REPLACEMENT = '\uFFFD';
    private static final int HASH_FACTOR = 31;

    private Entry[] slots = new Entry[64];
    private int size;

    @SuppressWarnings("ArrayRecordComponent") // compared here, byte by byte
    private record Entry(int hash, byte[] bytes, String text) {}

    String get(byte[] text, int from, int length) throws CharacterCodingException {
        int hash = 0;
        for (int i = from; i < from + length; i++) {
            hash = HASH_FACTOR * hash + text[i];
        }
        int slot = slot(hash);
        while (slots[slot] != null) {
            if (Arrays.equals(slots[slot].bytes(), 0, slots[slot].bytes().length, text, from, from + length)) {
                return slots[slot].text();
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        String added = decode(text, from, length);
        slots[slot] = new Entry(hash, Arrays.copyOfRange(text, from, from + length), added);
        if (++size * 2 > slots.length) {
            grow();
        }
        return added;
    }

    /** @throws CharacterCodingException if it is not UTF-8 */
    static String decode(byte[] text, int from, int length) throws CharacterCodingException {
        String decoded = new String(text, from, length, StandardCharsets.UTF_8);
        if (decoded.indexOf(REPLACEMENT) >= 0) {
            // either the file holds that character, or it is not UTF-8
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text, from, length));
        }
        return decoded;
    }

    private int slot(int hash) {
        return (hash ^ (hash >>> 16)) & (slots.length - 1);
    }

    private void grow() {
        Entry[] before = slots;
        slots = new Entry[2 * before.length];
        for (Entry entry : before) {
            if (entry != null) {
                int slot = slot(entry.hash());
                while (slots[slot] != null) {
                    slot = (slot + 1) & (slots.length - 1);
                }
                slots[slot] = entry;
            }
        }
    }
}
