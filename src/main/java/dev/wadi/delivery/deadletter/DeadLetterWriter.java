package dev.wadi.delivery.deadletter;

import static dev.wadi.delivery.deadletter.DeadLetterEnvelope.DETAIL;
import static dev.wadi.delivery.deadletter.DeadLetterEnvelope.MESSAGE_GROUP_ID;
import static dev.wadi.delivery.deadletter.DeadLetterEnvelope.PARTITION_KEY;
import static dev.wadi.delivery.deadletter.DeadLetterEnvelope.PAYLOAD_ENCODING;
import static dev.wadi.delivery.deadletter.DeadLetterEnvelope.SOURCE_ID;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.RefusedRecordException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the letters of a refused record, none larger than the queue takes. The first of these forms that fits is used:
 *
 * <ol>
 *   <li>one letter with the payload as it is;
 *   <li>one letter, the payload compressed;
 *   <li>where there is a bucket for that: one letter, which refers to an object with the payload;
 *   <li>several letters, each with a part of the compressed payload;
 *   <li>where the other fields (a key, a {@code source_id}) leave too little room for that: the same with the whole letter in place of the payload.
 * </ol>
 */
final class DeadLetterWriter {
    static final String GZIP = "gzip+base64";
    static final String WHOLE_LETTER = "letter+gzip+base64";
    static final String OBJECT = "s3";
    static final String LETTER_IN_OBJECT = "letter+s3";
    private static final String PART = "part";
    private static final String PARTS = "parts";
    /** Share of a letter that its detail may have where the limit of the queue is low. */
    private static final int DETAIL_SHARE = 8;
    /** Share that the payload needs at least; below, there would be too many parts. */
    private static final int PAYLOAD_SHARE = 4;
    /** Of JSON, the longest that a character can get. */
    private static final int ESCAPE = "\\u0000".length();

    private final DeadLetterEnvelope envelope;
    private final int maxBytes;
    private final String bucket;

    /** @param bucket for what does not fit in one letter; empty for none */
    DeadLetterWriter(DeadLetterEnvelope envelope, int maxBytes, String bucket) {
        this.envelope = envelope;
        this.maxBytes = maxBytes;
        this.bucket = bucket;
    }

    UnsentLetters letters(RefusedRecordException rejected) {
        ObjectNode fields = envelope.fields(rejected);
        byte[] payload = rejected.record().payload();
        // no form is shorter than the payload itself
        if (payload.length < maxBytes) {
            String plain = envelope.text(
                    envelope.withPayload(fields, payload, rejected.record().payloadAsJson()));
            if (fits(plain)) {
                return unsent(rejected, List.of(plain), 1);
            }
        }
        ObjectNode outer = DeadLetterEnvelope.withPayload(fields, "", GZIP);
        outer.put(DETAIL, shortened(rejected.detail(), maxBytes / DETAIL_SHARE));
        if (room(outer) >= maxBytes / PAYLOAD_SHARE) {
            return large(rejected, outer, payload, OBJECT);
        }
        byte[] whole =
                envelope.text(envelope.withPayload(fields, payload, false)).getBytes(UTF_8);
        return large(rejected, bare(outer), whole, LETTER_IN_OBJECT);
    }

    /** @param encoding of a letter that refers to an object with the content */
    private UnsentLetters large(RefusedRecordException rejected, ObjectNode outer, byte[] content, String encoding) {
        String packed = packed(content);
        if (packed.length() < maxBytes) {
            String single = envelope.text(outer.deepCopy().put(DeadLetterEnvelope.PAYLOAD, packed));
            if (fits(single)) {
                return unsent(rejected, List.of(single), 1);
            }
        }
        if (!bucket.isEmpty()) {
            LargeLetter object = new LargeLetter(bucket, identity(rejected), content);
            String reference = envelope.text(DeadLetterEnvelope.withPayload(outer, object.address(), encoding));
            if (fits(reference)) {
                OutgoingLetter letter = new OutgoingLetter(reference, identity(rejected), Optional.of(object));
                return new UnsentLetters(List.of(letter), maxBytes);
            }
        }
        return split(rejected, outer, packed);
    }

    private UnsentLetters split(RefusedRecordException rejected, ObjectNode outer, String packed) {
        // four characters of base64 are three whole bytes
        int size = room(outer) / 4 * 4;
        if (size <= 0) {
            throw new HoldException(
                    "A dead letter of pipeline " + envelope.pipeline() + " has no room for its payload in "
                            + maxBytes + " bytes, the limit of the queue. Raise the queue's MaximumMessageSize, or "
                            + DeadLetterQueues.MAX_BYTES_SETTING + " if that is what is low.");
        }
        int parts = (packed.length() + size - 1) / size;
        List<String> texts = new ArrayList<>(parts);
        for (int part = 1; part <= parts; part++) {
            String piece = packed.substring((part - 1) * size, Math.min(part * size, packed.length()));
            texts.add(envelope.text(
                    outer.put(DeadLetterEnvelope.PAYLOAD, piece).put(PART, part).put(PARTS, parts)));
        }
        return unsent(rejected, texts, parts);
    }

    /** Bytes that the payload of one part may have. */
    private int room(ObjectNode fields) {
        ObjectNode longest = fields.deepCopy().put(PART, Integer.MAX_VALUE).put(PARTS, Integer.MAX_VALUE);
        return maxBytes - envelope.text(longest).getBytes(UTF_8).length;
    }

    /** Without what may be of any length, which stands in the letter inside. */
    private ObjectNode bare(ObjectNode outer) {
        ObjectNode bare = outer.deepCopy();
        bare.put(PAYLOAD_ENCODING, WHOLE_LETTER);
        bare.remove(List.of(PARTITION_KEY, MESSAGE_GROUP_ID));
        String id = bare.get(SOURCE_ID).textValue();
        if (!id.equals(shortened(id, maxBytes / DETAIL_SHARE))) {
            bare.put(SOURCE_ID, "sha256:" + OutgoingLetter.digest(List.of(id)));
        }
        return bare;
    }

    /**
     * A letter that is alone has the same identity whenever it is written, so that a FIFO queue drops it when it comes again. Parts are of one writing:
     * those of two may be of different sizes.
     */
    private UnsentLetters unsent(RefusedRecordException rejected, List<String> texts, int parts) {
        List<OutgoingLetter> letters = new ArrayList<>(texts.size());
        for (String text : texts) {
            List<String> identity = identity(rejected);
            if (parts > 1) {
                identity.addAll(
                        List.of(envelope.failedAt().toString(), Integer.toString(parts), "" + (letters.size() + 1)));
            }
            letters.add(new OutgoingLetter(text, identity, Optional.empty()));
        }
        return new UnsentLetters(letters, maxBytes);
    }

    private List<String> identity(RefusedRecordException rejected) {
        return new ArrayList<>(List.of(envelope.pipeline(), rejected.record().identity(), rejected.reason()));
    }

    private boolean fits(String text) {
        return text.length() <= maxBytes && text.getBytes(UTF_8).length <= maxBytes;
    }

    /** The beginning that has at most so many bytes in JSON, never ending within a character; null for null. */
    private static String shortened(String text, int bytes) {
        if (text == null) {
            return null;
        }
        int end = 0;
        int used = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            boolean plain = character >= ' ' && character < 0x7F && character != '"' && character != '\\';
            used += plain ? 1 : ESCAPE;
            if (used > bytes) {
                return text.substring(0, end);
            }
            end += Character.charCount(character);
        }
        return text;
    }

    private static String packed(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 2 + ESCAPE);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail", e);
        }
        return Base64.getEncoder().encodeToString(packed.toByteArray());
    }
}
