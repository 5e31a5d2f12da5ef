package dev.wadi.blocks.send;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.delivery.SourceRecord;
import dev.wadi.delivery.outbox.OutgoingMessage;
import dev.wadi.source.kinesis.OutgoingRecord;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a step has sent of which records, by its fingerprint. While a later step holds their source, the same records come to it again and again, and must not
 * be sent as often. The latest {@value #MOST}, in this process: a new one sends again, with the same id.
 */
final class TakenMessages {
    /** More than the polls of all shards of an instance have, which may be held together. */
    private static final int MOST = 50_000;

    private final Set<String> taken = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    }));

    boolean contains(String fingerprint) {
        return taken.contains(fingerprint);
    }

    void add(String fingerprint) {
        taken.add(fingerprint);
    }

    /** With the content: a record of which several messages are made has several. */
    static String fingerprint(SourceRecord record, OutgoingMessage message) {
        return fingerprint(
                record,
                message.id().getBytes(UTF_8),
                message.group().getBytes(UTF_8),
                message.body().getBytes(UTF_8),
                new TreeMap<>(message.attributes()).toString().getBytes(UTF_8));
    }

    /** The same. */
    static String fingerprint(SourceRecord record, OutgoingRecord made) {
        return fingerprint(record, made.partitionKey().getBytes(UTF_8), made.data());
    }

    private static String fingerprint(SourceRecord record, byte[]... parts) {
        MessageDigest digest = sha256();
        digest.update(record.identity().getBytes(UTF_8));
        for (byte[] part : parts) {
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
            digest.update(part);
        }
        return Base64.getEncoder().encodeToString(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
