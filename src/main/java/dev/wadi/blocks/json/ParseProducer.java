package dev.wadi.blocks.json;

import dev.wadi.blocks.json.EnvelopeReader.Part;
import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.PollRecord;
import dev.wadi.delivery.PollRecords;
import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.edge.json.StrictUtf8;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/** Puts what the records of an exchange say in the place of their texts. */
final class ParseProducer extends DefaultProducer {
    /** Bytes of UTF-8 that a character needs at most. */
    private static final int WIDEST = 3;

    private final long largest;
    private final NamedReasons reasons;
    private final JsonReader json;
    /** Null where each text is a record. */
    private final EnvelopeReader envelopes;

    /** @param largest bytes of a text */
    ParseProducer(
            ParseEndpoint endpoint, long largest, NamedReasons reasons, JsonReader json, EnvelopeReader envelopes) {
        super(endpoint);
        this.largest = largest;
        this.reasons = reasons;
        this.json = json;
        this.envelopes = envelopes;
    }

    @Override
    public void process(Exchange exchange) {
        if (envelopes == null) {
            PollRecords.each(exchange, this::parse);
        } else {
            open(exchange);
        }
    }

    private void parse(PollRecord one) throws RefusedException {
        try {
            one.message().setBody(json.read(text(one)));
        } catch (RefusedException e) {
            throw reasons.named(e);
        }
    }

    /** A message that cannot be opened is refused whole; of one that can, each record by itself. */
    private void open(Exchange exchange) {
        PollRecords records = PollRecords.of(exchange);
        for (PollRecord message : records.open()) {
            List<Part> parts;
            try {
                parts = envelopes.open(text(message));
            } catch (RefusedException e) {
                records.refuse(message, reasons.named(e));
                continue;
            }
            put(parts, records.opened(message, opened(message, parts)), records);
        }
        records.finish();
    }

    private static List<OpenedRecord> opened(PollRecord message, List<Part> parts) {
        List<OpenedRecord> opened = new ArrayList<>(parts.size());
        for (Part part : parts) {
            opened.add(new OpenedRecord(message.record(), opened.size(), part.text()));
        }
        return opened;
    }

    private void put(List<Part> parts, List<PollRecord> opened, PollRecords records) {
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (part.refusal() == null) {
                opened.get(i).message().setBody(part.value());
            } else {
                records.refuse(opened.get(i), reasons.named(part.refusal()));
            }
        }
    }

    /** That the body of a record is, where no step has parsed it yet; a body that is no text is no fault of the record. */
    private String text(PollRecord one) throws RefusedException {
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
        if (text.length() > largest / WIDEST) {
            requireSize(text.codePoints().mapToLong(ParseProducer::width).sum());
        }
        return text;
    }

    private static int width(int codePoint) {
        return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? WIDEST : 4;
    }

    private void requireSize(long bytes) throws RefusedException {
        if (bytes > largest) {
            throw ParseReason.too_large.because("the text has " + bytes + " bytes, more than " + largest);
        }
    }
}
