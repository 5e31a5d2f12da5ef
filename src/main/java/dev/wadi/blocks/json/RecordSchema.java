package dev.wadi.blocks.json;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.ValidationMessage;
import java.util.Iterator;
import java.util.Optional;

/** What a record must be. Safe for any thread. */
final class RecordSchema {
    /** Characters of a name or pattern that stands in a violation; values of records do not stand there at all. */
    private static final int LONGEST = 200;

    private final JsonSchema schema;

    RecordSchema(JsonSchema schema) {
        this.schema = schema;
    }

    /**
     * The first thing that the schema does not allow, for people: where it is, as a JSON pointer, and what was expected.
     *
     * @param value maps, lists and values as {@link JsonReader} makes them
     */
    Optional<String> violation(Object value) {
        try {
            Iterator<ValidationMessage> found =
                    schema.validate(JsonTree.of(value)).iterator();
            return found.hasNext() ? Optional.of(text(found.next())) : Optional.empty();
        } catch (BoundedPattern.TooSlowException e) {
            return Optional.of(e.getMessage());
        }
    }

    private static String text(ValidationMessage violation) {
        String where = violation.getInstanceLocation().toString();
        String what = violation.getMessage();
        String expected = what.startsWith(where + ": ") ? what.substring(where.length() + 2) : what;
        return shortened(where.isEmpty() ? "the whole record" : where) + ": " + shortened(expected);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }
}
