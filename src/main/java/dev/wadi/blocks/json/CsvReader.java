package dev.wadi.blocks.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.wadi.delivery.RefusedException;
import dev.wadi.edge.json.JsonObjectReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** CSV: lines of values, each a text under the name of its column; blank lines count for nothing. Safe for any thread. */
final class CsvReader implements EnvelopeReader {
    private static final CsvFactory CSV = CsvFactory.builder()
            .streamReadConstraints(JsonObjectReader.UNBOUNDED)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .disable(CsvParser.Feature.ALLOW_TRAILING_COMMA)
            .build();

    /** Office programs write it. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final Pattern LINE_ENDS = Pattern.compile("^[\\r\\n]+|[\\r\\n]+$");
    private static final String TAB = "tab";

    private final List<String> columns;
    private final CsvSchema form;
    private final int most;

    /**
     * @param columns separated by commas; null where the first line of each message has them
     * @param separator one character, or {@code tab}
     */
    CsvReader(String columns, String separator, int most) {
        String between = separator.equals(TAB) ? "\t" : separator;
        if (between.length() != 1 || "\"\r\n".contains(between)) {
            throw new IllegalArgumentException("separator " + separator + " is not one character, or tab");
        }
        form = CsvSchema.emptySchema().withColumnSeparator(between.charAt(0));
        this.columns = columns == null ? null : List.of(columns.strip().split("\\s*,\\s*", -1));
        this.most = most;
        if (columns != null && !areNames(this.columns)) {
            throw new IllegalArgumentException("columns \"" + columns + "\" has a name twice, or an empty one");
        }
    }

    private static boolean areNames(List<String> columns) {
        return new HashSet<>(columns).size() == columns.size()
                && columns.stream().noneMatch(String::isBlank);
    }

    @Override
    public List<Part> open(String text) throws RefusedException {
        String lines = whole(text);
        try (CsvParser parser = CSV.createParser(lines)) {
            parser.setSchema(form);
            Line head = columns == null ? line(parser, lines, 0) : new Line(columns, "", 0);
            if (head == null) {
                throw ParseReason.no_records.because("the message is empty");
            }
            if (!areNames(head.values())) {
                throw ParseReason.malformed_csv.because(
                        "the first line has the name of a column twice, or an empty one");
            }
            return parts(parser, lines, head);
        } catch (JsonProcessingException e) {
            throw ParseReason.malformed_csv.because(e.getOriginalMessage() + Position.of(e.getLocation()));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a text in memory has none
        }
    }

    /** With an end of its last line, without which the parser tells the end of that one wrong by a character. */
    private static String whole(String text) {
        String lines = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        return lines.isEmpty() || lines.endsWith("\n") ? lines : lines + "\n";
    }

    private List<Part> parts(CsvParser parser, String text, Line head) throws IOException, RefusedException {
        String above = columns == null ? head.text() + "\n" : "";
        List<Part> parts = new ArrayList<>();
        for (Line line = line(parser, text, head.end()); line != null; line = line(parser, text, line.end())) {
            EnvelopeReader.requireBetweenOneAnd(most, parts.size() + 1);
            parts.add(part(line, head.values(), above));
        }
        EnvelopeReader.requireBetweenOneAnd(most, parts.size());
        return parts;
    }

    private static Part part(Line line, List<String> names, String above) {
        List<String> values = line.values();
        String text = above + line.text();
        if (values.size() != names.size()) {
            return new Part(
                    text,
                    null,
                    ParseReason.malformed_csv.because(
                            "a line has " + values.size() + " values for " + names.size() + " columns"));
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            fields.put(names.get(i), values.get(i));
        }
        return new Part(text, fields, null);
    }

    /** @param text as it was written, without what ends the line */
    private record Line(List<String> values, String text, int end) {}

    /** The next one; null behind the last. */
    private static Line line(CsvParser parser, String text, int begin) throws IOException {
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            return null;
        }
        List<String> values = new ArrayList<>();
        while (parser.nextToken() == JsonToken.VALUE_STRING) {
            values.add(parser.getText());
        }
        int end = (int) Math.min(text.length(), parser.currentLocation().getCharOffset());
        String written = text.substring(Math.min(begin, end), end);
        return new Line(values, LINE_ENDS.matcher(written).replaceAll(""), end);
    }
}
