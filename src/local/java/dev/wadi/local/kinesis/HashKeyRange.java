package dev.wadi.local.kinesis;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The hash keys from {@code first} to {@code last}, both included, whose records a shard takes. */
record HashKeyRange(BigInteger first, BigInteger last) {

    /** Hash keys are numbers of 128 bits. */
    static final BigInteger KEYS = BigInteger.ONE.shiftLeft(128);

    /** A hash key as text. It can still be too large. */
    static final Pattern KEY = Pattern.compile("0|([1-9]\\d{0,38})");

    /** All keys in that many ranges of the same width; the last one takes what is left over. */
    static List<HashKeyRange> split(int count) {
        BigInteger width = KEYS.divide(BigInteger.valueOf(count));
        List<HashKeyRange> ranges = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            BigInteger first = width.multiply(BigInteger.valueOf(i));
            BigInteger next = i == count - 1 ? KEYS : first.add(width);
            ranges.add(new HashKeyRange(first, next.subtract(BigInteger.ONE)));
        }
        return ranges;
    }

    /** The hash key of a partition key: its MD5 as unsigned number. */
    static BigInteger hash(String partitionKey) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            return new BigInteger(1, md5.digest(partitionKey.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("MD5 is part of every Java platform", e);
        }
    }

    /** This range in two, the second of which begins with that key. */
    List<HashKeyRange> splitAt(BigInteger key) {
        return List.of(new HashKeyRange(first, key.subtract(BigInteger.ONE)), new HashKeyRange(key, last));
    }

    /** Does the other range begin where this one ends? */
    boolean isFollowedBy(HashKeyRange other) {
        return last.add(BigInteger.ONE).equals(other.first);
    }

    boolean contains(BigInteger key) {
        return first.compareTo(key) <= 0 && key.compareTo(last) <= 0;
    }
}
