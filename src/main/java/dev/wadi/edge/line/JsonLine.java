package dev.wadi.edge.line;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.wadi.edge.line.LineFields.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Takes the columns that somebody asks for out of a line, which is one JSON object. Of a key that stands there twice the last value counts. */
final class JsonLine {
    /** Each level takes memory, some 100 bytes. */
    private static final int MOST_NESTED = 100_000;

    /** A line bounds all else. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CHARSET_DETECTION) // a line of UTF-16 is no UTF-8
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(ObjectLines.LONGEST)
                    .maxStringLength(ObjectLines.LONGEST)
                    .maxNameLength(ObjectLines.LONGEST)
                    .maxNestingDepth(MOST_NESTED)
                    .build())
            .build();

    private final MemberNames names;
    private final LineFields fields;
    private final PlainLine plain;

    /**
     * @param columns that are taken
     * @param known that the table has; empty where nobody said, so that all are known
     */
    JsonLine(List<String> columns, Set<String> known) {
        names = new MemberNames(columns, known);
        fields = new LineFields(columns.size());
        plain = new PlainLine(names, fields);
    }

    /** The columns of the line; valid until the next one. */
    LineFields read(TextLine line) throws RejectedLineException {
        if (line.tooLong()) {
            throw new RejectedLineException(
                    LineFault.TOO_LONG, null, "the line is longer than " + ObjectLines.LONGEST + " bytes");
        }
        begin();
        if (!plain.read(line)) {
            begin();
            parse(line);
        }
        names.endLine();
        return fields;
    }

    private void begin() {
        fields.clear();
        names.beginLine();
    }

    private void parse(TextLine line) throws RejectedLineException {
        if (!Utf8Check.isValid(line.buffer(), line.from(), line.length())) {
            throw new RejectedLineException(LineFault.BAD_ENCODING, null, "the line is no UTF-8");
        }
        try (JsonParser parser = JSON.createParser(line.buffer(), line.from(), line.length())) {
            boolean object = parser.nextToken() == JsonToken.START_OBJECT;
            if (object) {
                members(parser);
            } else {
                parser.skipChildren();
            }
            if (parser.nextToken() != null) {
                throw badJson("there is more behind the value");
            }
            if (!object) {
                throw new RejectedLineException(LineFault.NOT_OBJECT, null, "the value is no object");
            }
        } catch (IOException e) {
            throw badJson(firstSentence(e));
        }
    }

    private void members(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            int place = names.place(parser.currentName());
            JsonToken token = parser.nextToken();
            if (names.isTaken(place)) {
                take(parser, token, place);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void take(JsonParser parser, JsonToken token, int place) throws IOException {
        switch (token) {
            case VALUE_STRING ->
                fields.set(
                        place, Kind.TEXT, parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
            case VALUE_NUMBER_INT -> integer(parser, place);
            case VALUE_NUMBER_FLOAT -> number(parser, place);
            case VALUE_TRUE -> fields.set(place, Kind.BOOLEAN, 1);
            case VALUE_FALSE -> fields.set(place, Kind.BOOLEAN, 0);
            case VALUE_NULL -> fields.set(place, Kind.NULL);
            default -> {
                parser.skipChildren();
                fields.set(place, Kind.NESTED);
            }
        }
    }

    private void integer(JsonParser parser, int place) throws IOException {
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            number(parser, place);
        } else {
            fields.set(place, Kind.INTEGER, parser.getLongValue());
        }
    }

    private void number(JsonParser parser, int place) throws IOException {
        fields.set(place, Kind.NUMBER, parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }

    /** Columns of lines that the table does not have, in the order in which they came. */
    Set<String> unknown() {
        return names.unknown();
    }

    private static RejectedLineException badJson(String detail) {
        return new RejectedLineException(LineFault.BAD_JSON, null, detail);
    }

    /** Without the place in the parser's words, which begins with the source. */
    private static String firstSentence(IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.lines().findFirst().orElse("no JSON");
    }
}
