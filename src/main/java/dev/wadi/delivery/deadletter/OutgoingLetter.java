package dev.wadi.delivery.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** One message for the dead-letter queue: a letter, or a part of one. Used by one thread at a time. */
final class OutgoingLetter {
    private final String text;
    private final int bytes;
    private final String id;
    private final Optional<LargeLetter> object;
    private boolean taken;

    /**
     * @param identity what tells this letter from all others, and is the same whenever it is written again
     * @param object to which it refers
     */
    OutgoingLetter(String text, List<String> identity, Optional<LargeLetter> object) {
        this.object = object;
        this.text = text;
        this.bytes = text.getBytes(UTF_8).length;
        this.id = digest(identity);
    }

    String text() {
        return text;
    }

    /** Its size on the queue. */
    int bytes() {
        return bytes;
    }

    /** For the deduplication of a FIFO queue: 64 hexadecimal digits. */
    String id() {
        return id;
    }

    /** To be in its bucket before this is on the queue. */
    Optional<LargeLetter> object() {
        return object;
    }

    /** The queue has it. */
    void taken() {
        taken = true;
    }

    boolean isTaken() {
        return taken;
    }

    /** SHA-256 in hexadecimal digits; the lengths keep ("a", "bc") and ("ab", "c") apart. */
    static String digest(List<String> texts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String one : texts) {
                byte[] utf8 = one.getBytes(UTF_8);
                digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, utf8.length));
                digest.update(utf8);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
