package dev.wadi.pipelines.oltpingest.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.wadi.pipelines.oltpingest.RowVersion;
import dev.wadi.pipelines.oltpingest.Watermark;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads of a line what tells its version from all others: the primary key and the last of the watermark columns; the whole line of a table without
 * primary key. Not safe for several threads.
 */
public final class LineReader {
    private static final JsonFactory JSON = new JsonFactory();
    private static final char SEPARATOR = '\u0000';

    private final List<String> key;
    private final List<String> watermarks;
    private final Map<String, String> values = new HashMap<>();
    private byte[] line = {};
    private int length;

    /**
     * @param key columns of the primary key; empty for none
     * @param watermarks the last of them is part of the version
     */
    public LineReader(List<String> key, List<String> watermarks) {
        this.key = List.copyOf(key);
        this.watermarks = List.copyOf(watermarks);
    }

    /** Takes up a line, without its end. */
    public void read(byte[] bytes, int from, int to) throws IOException {
        line = bytes;
        values.clear();
        length = to - from;
        if (from != 0) {
            line = Arrays.copyOfRange(bytes, from, to);
        }
        try (JsonParser parser = JSON.createParser(line, 0, length)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                boolean wanted = key.contains(name) || watermarks.contains(name);
                if (token.isStructStart()) {
                    int begin = (int) parser.currentTokenLocation().getByteOffset();
                    parser.skipChildren();
                    if (wanted) {
                        int end = (int) parser.currentLocation().getByteOffset();
                        values.put(name, new String(line, begin, end - begin, UTF_8));
                    }
                } else if (wanted && token != JsonToken.VALUE_NULL) {
                    values.put(name, parser.getText());
                }
            }
        }
    }

    public RowVersion version() {
        if (key.isEmpty()) {
            return RowVersion.of(line, length);
        }
        StringBuilder identity = new StringBuilder();
        key.forEach(column -> identity.append(values.get(column)).append(SEPARATOR));
        identity.append(withoutTrailingZeros(values.get(watermarks.get(watermarks.size() - 1))));
        byte[] bytes = identity.toString().getBytes(UTF_8);
        return RowVersion.of(bytes, bytes.length);
    }

    /** The later of the watermark columns that have a value; empty where none has a finite one. */
    public Optional<Watermark> watermark() {
        List<Watermark> all = new ArrayList<>();
        for (String column : watermarks) {
            String text = values.get(column);
            if (text != null) {
                Optional<Watermark> one = Watermark.ofRow(text);
                if (one.isEmpty()) {
                    return one;
                }
                all.add(one.get());
            }
        }
        return all.stream().max(Watermark::compareTo);
    }

    /** A column that gets more digits prints the same times otherwise. */
    private static String withoutTrailingZeros(String time) {
        if (time == null || time.indexOf('.') < 0) {
            return String.valueOf(time);
        }
        String end = time.endsWith("Z") ? "Z" : "";
        return time.substring(0, time.length() - end.length()).replaceFirst("\\.?0+$", "") + end;
    }
}
