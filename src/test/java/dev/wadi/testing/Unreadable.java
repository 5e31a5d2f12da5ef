package dev.wadi.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;

/** Texts on which a step that parses fails, each in its own way. Text that does not begin with the name of a decoder is parsed by none. */
public enum Unreadable {
    JSON("{", "{\"a\":}", "[1,", "nul", "\"\\u12\"", "{'a':1}", "01"),
    YAML("a: [1", "\t- a"),
    DECIMAL("1.2.3", ""),
    LONG("9223372036854775808"),
    DATE("2026-02-30"),
    TIME("2026-11-28T25:00:00Z"),
    DURATION("5 minutes"),
    GZIP("no gzip", "\u001f\u008b\b"),
    DEFLATE("no deflate"),
    CHARSET("\u00c3("),
    MODIFIED_UTF("\u0000\u0009short");

    private static final ObjectMapper JSON_MAPPER = new ObjectMapper();
    private static final ObjectMapper YAML_MAPPER = new YAMLMapper();

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> contents;

    Unreadable(String... contents) {
        this.contents = List.of(contents);
    }

    /** All of them, twenty. */
    public static List<String> texts() {
        return Stream.of(values())
                .flatMap(decoder -> decoder.contents.stream().map(content -> decoder + " " + content))
                .toList();
    }

    /** {@code texts} with a readable one before, between and behind them. */
    public static List<String> among(List<String> texts) {
        return IntStream.rangeClosed(0, texts.size())
                .boxed()
                .flatMap(i -> i < texts.size() ? Stream.of("good " + i, texts.get(i)) : Stream.of("good " + i))
                .toList();
    }

    /** What a stranger's step does: parses, and throws what the parser throws. */
    public static void parse(String text) throws Exception {
        String[] parts = text.split(" ", 2);
        for (Unreadable decoder : values()) {
            if (decoder.name().equals(parts[0])) {
                decoder.decode(parts[1]);
            }
        }
    }

    private void decode(String content) throws Exception {
        byte[] bytes = content.getBytes(ISO_8859_1);
        Object unused =
                switch (this) {
                    case JSON -> JSON_MAPPER.readTree(content);
                    case YAML -> YAML_MAPPER.readTree(content);
                    case DECIMAL -> new BigDecimal(content);
                    case LONG -> Long.parseLong(content);
                    case DATE -> LocalDate.parse(content);
                    case TIME -> OffsetDateTime.parse(content);
                    case DURATION -> Duration.parse(content);
                    case GZIP -> new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
                    case DEFLATE -> inflate(bytes);
                    case CHARSET -> UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
                    case MODIFIED_UTF -> new DataInputStream(new ByteArrayInputStream(bytes)).readUTF();
                };
        throw new AssertionError(this + " has read " + content + " as " + unused);
    }

    private static int inflate(byte[] bytes) throws Exception {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes);
            return inflater.inflate(new byte[10]);
        } finally {
            inflater.end();
        }
    }
}
