package dev.wadi.blocks.json;

import dev.wadi.delivery.RefusedException;
import java.util.ArrayList;
import java.util.List;

/** JSON Lines: one value on each line; blank lines count for nothing. */
record JsonLinesReader(JsonReader json, int most) implements EnvelopeReader {

    @Override
    public List<Part> open(String text) throws RefusedException {
        List<Part> parts = new ArrayList<>();
        int number = 0;
        for (int begin = 0; begin < text.length(); ) {
            int end = text.indexOf('\n', begin);
            end = end < 0 ? text.length() : end;
            number++;
            String line = text.substring(begin, end).strip();
            if (!line.isEmpty()) {
                EnvelopeReader.requireBetweenOneAnd(most, parts.size() + 1);
                parts.add(read(line, number));
            }
            begin = end + 1;
        }
        EnvelopeReader.requireBetweenOneAnd(most, parts.size());
        return parts;
    }

    private Part read(String line, int number) {
        try {
            return new Part(line, json.read(line), null);
        } catch (RefusedException e) {
            return new Part(
                    line,
                    null,
                    new RefusedException(e.reason(), "line " + number + " of the message: " + e.getMessage()));
        }
    }
}
