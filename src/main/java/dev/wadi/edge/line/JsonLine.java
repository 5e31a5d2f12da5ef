package dev.wadi.edge.line;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.wadi.edge.line.LineFields.Kind;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

    private static final int IGNORED = -1;
    /** More are not told of. */
    private static final int MOST_UNKNOWN = 100;

    private final Map<String, Integer> places = new HashMap<>();
    private final String[] order;
    private final LineFields fields;
    private final boolean tellsUnknown;
    private final Set<String> unknown = new LinkedHashSet<>();
    /** Those of this line, which may yet turn out to be no JSON. */
    private final Set<String> unknownHere = new LinkedHashSet<>();

    /**
     * @param columns that are taken
     * @param known that the table has beside them; empty where nobody said, so that all are known
     */
    JsonLine(List<String> columns, Set<String> known) {
        order = columns.toArray(String[]::new);
        known.forEach(column -> places.put(column, IGNORED));
        for (int place = 0; place < order.length; place++) {
            places.put(order[place], place);
        }
        fields = new LineFields(order.length);
        tellsUnknown = !known.isEmpty();
    }

    /** The columns of the line; valid until the next one. */
    LineFields read(TextLine line) throws RejectedLineException {
        if (line.tooLong()) {
            throw new RejectedLineException(
                    LineFault.TOO_LONG, null, "the line is longer than " + ObjectLines.LONGEST + " bytes");
        }
        if (!Utf8Check.isValid(line.buffer(), line.from(), line.length())) {
            throw new RejectedLineException(LineFault.BAD_ENCODING, null, "the line is no UTF-8");
        }
        fields.clear();
        unknownHere.clear();
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
            unknown.addAll(unknownHere);
            return fields;
        } catch (IOException e) {
            throw badJson(firstSentence(e));
        }
    }

    private void members(JsonParser parser) throws IOException {
        int expected = 0;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            int place;
            if (expected < order.length && name.equals(order[expected])) {
                place = expected;
            } else {
                place = place(name);
            }
            expected = place + 1;
            JsonToken token = parser.nextToken();
            if (place == IGNORED) {
                parser.skipChildren();
            } else {
                take(parser, token, place);
            }
        }
    }

    private int place(String name) {
        Integer place = places.get(name);
        if (place == null) {
            if (tellsUnknown && unknown.size() + unknownHere.size() < MOST_UNKNOWN && !unknown.contains(name)) {
                unknownHere.add(name);
            }
            return IGNORED;
        }
        return place;
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
        return unknown;
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
