package dev.wadi.local.kinesis;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * A sequence number of AWS' shape: 56 decimal digits, in order of the shard's age first and of the record's place in
 * it next. 48 hexadecimal digits hold, from the left: version 2, the second of the shard's creation (9), the shard's
 * number (1), the place of the record (16), zero (2), the second of arrival (9), the shard's number (8), and 2.
 *
 * @param index the place in the shard; 0 stands for the shard's start, the first record has 1
 */
record SequenceNumber(long createdSecond, int shard, long index, long arrivedSecond) {

    private static final int BYTES = 24;
    private static final byte VERSION = 2;

    /** Any number that begins with the version has this many. */
    private static final int DIGITS = 56;

    private static final long BILLION = 1_000_000_000;
    private static final int BILLION_DIGITS = 9;

    static SequenceNumber of(Instant created, int shard, long index, long arrivedMillis) {
        return new SequenceNumber(created.getEpochSecond(), shard, index, arrivedMillis / 1_000);
    }

    /** What the text says, or empty if it is not of this shape. */
    static Optional<SequenceNumber> parse(String text) {
        if (text.length() != DIGITS || !text.chars().allMatch(Character::isDigit)) {
            return Optional.empty();
        }
        byte[] bytes = new BigInteger(text).toByteArray();
        if (bytes.length != BYTES || bytes[0] != VERSION || (bytes[BYTES - 1] & 0x0F) != VERSION) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long index = buffer.getLong(6);
        long shard = (buffer.getLong(16) >>> 4) & 0xFFFF_FFFFL;
        if (index < 0 || shard > Integer.MAX_VALUE) {
            return Optional.empty();
        }
        return Optional.of(
                new SequenceNumber(fiveBytes(buffer, 1) >>> 4, (int) shard, index, fiveBytes(buffer, 15) >>> 4));
    }

    @Override
    public String toString() {
        ByteBuffer buffer = ByteBuffer.allocate(BYTES);
        buffer.put(VERSION);
        putFiveBytes(buffer, (createdSecond << 4) | (shard & 0xF));
        buffer.putLong(index);
        buffer.put((byte) 0);
        putFiveBytes(buffer, (arrivedSecond << 4) | (shard >>> 28));
        buffer.putInt((shard << 4) | VERSION);
        return decimal(buffer);
    }

    /** Divides by a billion again and again. {@code BigInteger} took a fifth of the time of a busy emulator for this. */
    private static String decimal(ByteBuffer number) {
        int[] words = new int[BYTES / Integer.BYTES];
        number.rewind().asIntBuffer().get(words);
        byte[] digits = new byte[DIGITS];
        int place = DIGITS;
        while (place > 0) {
            long group = divideByBillion(words);
            for (int i = 0; i < BILLION_DIGITS && place > 0; i++) {
                digits[--place] = (byte) ('0' + group % 10);
                group /= 10;
            }
        }
        return new String(digits, StandardCharsets.ISO_8859_1);
    }

    /** Leaves the quotient in the words, and returns the remainder. */
    private static long divideByBillion(int[] words) {
        long remainder = 0;
        for (int i = 0; i < words.length; i++) {
            long dividend = (remainder << Integer.SIZE) | Integer.toUnsignedLong(words[i]);
            words[i] = (int) (dividend / BILLION);
            remainder = dividend % BILLION;
        }
        return remainder;
    }

    private static long fiveBytes(ByteBuffer buffer, int offset) {
        return (buffer.getLong(offset - 1) << 8) >>> 24;
    }

    private static void putFiveBytes(ByteBuffer buffer, long value) {
        buffer.put((byte) (value >>> 32));
        buffer.putInt((int) value);
    }
}
