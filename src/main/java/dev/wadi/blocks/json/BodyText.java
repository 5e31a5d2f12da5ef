package dev.wadi.blocks.json;

import dev.wadi.blocks.PollRecord;
import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.edge.json.StrictUtf8;
import java.nio.charset.CharacterCodingException;
import java.util.Collection;
import java.util.Map;

/** The text that a record's body is, where no step has parsed it yet. */
record BodyText(JsonLimits limits) {
    /** Bytes of UTF-8 that a character needs at most. */
    private static final int WIDEST = 3;

    /** @throws HoldException where the body is no text: the record is not to blame */
    String of(PollRecord one) throws RefusedException {
        Object body = one.body();
        if (body instanceof String text) {
            return bounded(text);
        }
        byte[] bytes = bytes(one, body);
        requireSize(bytes.length);
        try {
            return StrictUtf8.decode(bytes);
        } catch (CharacterCodingException e) {
            throw ParseReason.not_utf8.because("the text is not UTF-8");
        }
    }

    private static byte[] bytes(PollRecord one, Object body) {
        if (body instanceof SourceRecord record) {
            return record.payload();
        }
        byte[] bytes = body == null || body instanceof Map || body instanceof Collection || body instanceof Number
                ? null
                : one.message().getBody(byte[].class);
        if (bytes == null) {
            throw new HoldException("parse finds no text, but "
                    + (body == null ? "nothing" : "a " + body.getClass().getSimpleName())
                    + ". Look for a parse that stands twice, or a step that has replaced the body.");
        }
        return bytes;
    }

    private String bounded(String text) throws RefusedException {
        if (text.length() > limits.size() / WIDEST) {
            requireSize(text.codePoints().mapToLong(BodyText::width).sum());
        }
        return text;
    }

    private static int width(int codePoint) {
        return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? WIDEST : 4;
    }

    private void requireSize(long bytes) throws RefusedException {
        if (bytes > limits.size()) {
            throw ParseReason.too_large.because("the text has " + bytes + " bytes, more than " + limits.size());
        }
    }
}
