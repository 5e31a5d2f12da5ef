package dev.wadi.delivery;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * The records of a batch as the body that a route gets, as they came or as steps have made them. Each look at a record makes its message anew: Camel's split
 * routes the message itself, and what one split or attempt has made of it must not be what the next one begins with.
 */
final class RecordMessages extends AbstractList<RecordMessage> implements RandomAccess {
    /** Records, or messages that steps have made. */
    private final List<Object> of;

    private final Exchange exchange;

    /** As they came. */
    RecordMessages(List<? extends SourceRecord> records, Exchange poll) {
        this(poll, records);
    }

    private RecordMessages(Exchange exchange, List<?> of) {
        this.of = new ArrayList<>(of);
        this.exchange = exchange;
    }

    static RecordMessages made(List<RecordMessage> messages, Exchange exchange) {
        return new RecordMessages(exchange, messages);
    }

    /** For who still makes the list. */
    void append(RecordMessage message) {
        of.add(message);
    }

    /** The messages that the body of an exchange is a list of; empty where it is no list, or one in which something tells of no record. */
    static Optional<List<RecordMessage>> told(Exchange exchange) {
        if (!(exchange.getMessage().getBody() instanceof Collection<?> elements)) {
            return Optional.empty();
        }
        if (elements instanceof RecordMessages own) {
            return Optional.of(new ArrayList<>(own));
        }
        if (elements.isEmpty() && CarriedRecords.of(exchange).isOne()) {
            return Optional.empty(); // the record's own body is an empty list
        }
        List<RecordMessage> messages = new ArrayList<>(elements.size());
        for (Object element : elements) {
            RecordMessage message = message(element, exchange);
            if (message == null) {
                return Optional.empty();
            }
            messages.add(message);
        }
        return Optional.of(messages);
    }

    private static RecordMessage message(Object element, Exchange exchange) {
        if (element instanceof Message message) {
            SourceRecord told = record(message.getBody());
            if (message instanceof RecordMessage own && (told == null || told == own.record())) {
                return own.anew(exchange);
            }
            return told == null ? null : RecordMessage.like(message, told, exchange);
        }
        SourceRecord told = record(element);
        if (told == null) {
            return null;
        }
        RecordMessage message = new RecordMessage(told, exchange);
        message.setBody(element);
        return message;
    }

    private static SourceRecord record(Object body) {
        if (body instanceof RecordBody made) {
            return made.record();
        }
        return body instanceof SourceRecord record ? record : null;
    }

    @Override
    public RecordMessage get(int index) {
        return of.get(index) instanceof RecordMessage made
                ? made.anew(exchange)
                : new RecordMessage((SourceRecord) of.get(index), exchange);
    }

    @Override
    public int size() {
        return of.size();
    }

    /** None of the records' own text: who sends this has sent none of them. */
    @Override
    public String toString() {
        return "records of a poll: " + size() + ", to be split";
    }
}
