package dev.wadi.local.emulator;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Writes members in JSON or CBOR. */
final class JsonOutput implements Output {

    private final JsonGenerator generator;
    private final JsonFormat format;

    JsonOutput(JsonGenerator generator, JsonFormat format) {
        this.generator = generator;
        this.format = format;
    }

    @Override
    public Output text(String name, String value) {
        return write(() -> generator.writeStringField(name, value));
    }

    @Override
    public Output number(String name, long value) {
        return write(() -> generator.writeNumberField(name, value));
    }

    @Override
    public Output flag(String name, boolean value) {
        return write(() -> generator.writeBooleanField(name, value));
    }

    @Override
    public Output bytes(String name, byte[] value) {
        return write(() -> generator.writeBinaryField(name, value));
    }

    @Override
    public Output timestamp(String name, Instant value) {
        return write(() -> {
            generator.writeFieldName(name);
            format.writeTimestamp(generator, value);
        });
    }

    @Override
    public Output structure(String name, Consumer<Output> members) {
        return write(() -> {
            generator.writeObjectFieldStart(name);
            members.accept(this);
            generator.writeEndObject();
        });
    }

    @Override
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

    @Override
    public Output entries(String name, Map<String, String> values) {
        return structure(name, members -> values.forEach(members::text));
    }

    @Override
    public Output texts(String name, Collection<String> values) {
        return write(() -> {
            generator.writeArrayFieldStart(name);
            for (String value : values) {
                generator.writeString(value);
            }
            generator.writeEndArray();
        });
    }

    @Override
    public Output json(String name, JsonValue value) {
        return write(() -> {
            generator.writeFieldName(name);
            value.write(generator);
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
