package dev.wadi.local.emulator;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The body formats of AWS' JSON protocols. They differ in more than their bytes: a timestamp is decimal epoch
 * <em>seconds</em> in JSON, and in CBOR epoch <em>milliseconds</em> under tag 1.
 */
@SuppressWarnings("ImmutableEnumChecker") // a mapper is configured once and never changed
enum JsonFormat {
    JSON_1_0("application/x-amz-json-1.0", new ObjectMapper()),
    JSON("application/x-amz-json-1.1", new ObjectMapper()),
    CBOR("application/x-amz-cbor-1.1", new CBORMapper()) {
        private static final int EPOCH_TAG = 1;

        @Override
        void writeTimestamp(JsonGenerator generator, Instant instant) throws IOException {
            ((CBORGenerator) generator).writeTag(EPOCH_TAG);
            generator.writeNumber(instant.toEpochMilli());
        }

        @Override
        Instant timestamp(BigDecimal number) {
            return Instant.ofEpochMilli(number.longValue());
        }
    };

    private final String contentType;
    private final ObjectMapper mapper;

    JsonFormat(String contentType, ObjectMapper mapper) {
        this.contentType = contentType;
        this.mapper = mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    void writeTimestamp(JsonGenerator generator, Instant instant) throws IOException {
        generator.writeNumber(BigDecimal.valueOf(instant.toEpochMilli(), 3));
    }

    Instant timestamp(BigDecimal number) {
        return Instant.ofEpochMilli(number.movePointRight(3).longValue());
    }

    String contentType() {
        return contentType;
    }

    /** The format a {@code Content-Type} header names, parameters such as a charset left aside. */
    static Optional<JsonFormat> of(String header, List<JsonFormat> formats) {
        int end = header.indexOf(';');
        String type = (end < 0 ? header : header.substring(0, end)).trim();
        for (JsonFormat format : formats) {
            if (format.contentType.equalsIgnoreCase(type)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    Input read(byte[] body) {
        try {
            JsonNode node = mapper.readTree(body);
            if (node instanceof ObjectNode members) {
                return new Input(members, this);
            }
            throw AwsException.unreadable("");
        } catch (JsonProcessingException e) {
            throw AwsException.unreadable("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] write(ResponseWriter reply) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator generator = mapper.getFactory().createGenerator(bytes)) {
            generator.writeStartObject();
            reply.write(new JsonOutput(generator, this));
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
