package dev.wadi.blocks.json;

import dev.wadi.blocks.PollRecord;
import dev.wadi.blocks.PollRecords;
import dev.wadi.blocks.json.EnvelopeReader.Part;
import dev.wadi.delivery.RefusedException;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;

/** Puts what the records of an exchange say in the place of their texts. */
record ParsedBodies(BodyText texts, NamedReasons reasons) {

    void parse(Exchange exchange, JsonReader json) {
        PollRecords.each(exchange, one -> {
            try {
                one.message().setBody(json.read(texts.of(one)));
            } catch (RefusedException e) {
                throw reasons.named(e);
            }
        });
    }

    /** A message that cannot be opened is refused whole; of one that can, each record by itself. */
    void open(Exchange exchange, EnvelopeReader reader) {
        PollRecords records = PollRecords.of(exchange);
        for (PollRecord message : records.open()) {
            List<Part> parts;
            try {
                parts = reader.open(texts.of(message));
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
}
