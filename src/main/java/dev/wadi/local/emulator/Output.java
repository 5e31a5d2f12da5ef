package dev.wadi.local.emulator;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Writes members of an answer in either protocol. It writes as it goes and keeps nothing, so that an answer of ten
 * thousand records costs its bytes and no more.
 */
public final class Output {

    private final JsonGenerator generator;
    private final Protocol protocol;

    Output(JsonGenerator generator, Protocol protocol) {
        this.generator = generator;
        this.protocol = protocol;
    }

    public Output text(String name, String value) {
        return write(() -> generator.writeStringField(name, value));
    }

    /** Leaves the member out where there is no value. */
    public Output text(String name, Optional<String> value) {
        value.ifPresent(present -> text(name, present));
        return this;
    }

    public Output number(String name, long value) {
        return write(() -> generator.writeNumberField(name, value));
    }

    public Output flag(String name, boolean value) {
        return write(() -> generator.writeBooleanField(name, value));
    }

    public Output bytes(String name, byte[] value) {
        return write(() -> generator.writeBinaryField(name, value));
    }

    public Output timestamp(String name, Instant value) {
        return write(() -> {
            generator.writeFieldName(name);
            protocol.writeTimestamp(generator, value);
        });
    }

    public Output structure(String name, Consumer<Output> members) {
        return write(() -> {
            generator.writeObjectFieldStart(name);
            members.accept(this);
            generator.writeEndObject();
        });
    }

    public <T> Output structures(String name, Collection<T> elements, BiConsumer<Output, T> members) {
        return write(() -> {
            generator.writeArrayFieldStart(name);
            for (T element : elements) {
                generator.writeStartObject();
                members.accept(this, element);
                generator.writeEndObject();
            }
            generator.writeEndArray();
        });
    }

    public Output texts(String name, Collection<String> values) {
        return write(() -> {
            generator.writeArrayFieldStart(name);
            for (String value : values) {
                generator.writeString(value);
            }
            generator.writeEndArray();
        });
    }

    private Output write(Writing writing) {
        try {
            writing.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }
}
