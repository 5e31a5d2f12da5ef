package dev.wadi.local.emulator;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Writes members of an answer in the form of the protocol. It writes as it goes and keeps nothing, so that an answer of
 * ten thousand records costs its bytes and no more.
 */
public interface Output {

    Output text(String name, String value);

    /** Leaves the member out where there is no value. */
    default Output text(String name, Optional<String> value) {
        value.ifPresent(present -> text(name, present));
        return this;
    }

    Output number(String name, long value);

    Output flag(String name, boolean value);

    Output bytes(String name, byte[] value);

    Output timestamp(String name, Instant value);

    Output structure(String name, Consumer<Output> members);

    <T> Output structures(String name, Collection<T> elements, BiConsumer<Output, T> members);

    /** A map of text to text. */
    Output entries(String name, Map<String, String> values);

    Output texts(String name, Collection<String> values);

    /** A value of a shape of its own; for services of the JSON protocol only. */
    default Output json(String name, JsonValue value) {
        throw new UnsupportedOperationException("No JSON in this protocol: " + name);
    }

    /** Writes one value of any shape. */
    @FunctionalInterface
    interface JsonValue {
        void write(JsonGenerator generator) throws IOException;
    }
}
