package dev.wadi.blocks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.PollRecord;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Expression;

/** A piece of the text of an option. Fields and headers are read without the help of Camel, which costs ten times as much. */
sealed interface ExpressionPart {

    /** Null where it is not there. */
    Object value(PollRecord one);

    /** For people. */
    String name();

    record Constant(String text) implements ExpressionPart {

        @Override
        public Object value(PollRecord one) {
            return text;
        }

        @Override
        public String name() {
            return text;
        }
    }

    record Body() implements ExpressionPart {

        @Override
        public Object value(PollRecord one) {
            return one.body();
        }

        @Override
        public String name() {
            return "The body";
        }
    }

    /** Of a body that a step has parsed. */
    record Field(List<String> path) implements ExpressionPart {
        private static final String LAST = "last";

        @Override
        public Object value(PollRecord one) {
            Object value = one.body();
            if (!(value instanceof Map || value instanceof List)) {
                throw new HoldException(name() + " is read, but the body has no fields. Put to: parse:json before this"
                        + " step, or look for a step that has replaced the body.");
            }
            for (String key : path) {
                value = value instanceof Map<?, ?> fields
                        ? fields.get(key)
                        : value instanceof List<?> all ? element(all, key) : null;
            }
            return value;
        }

        private static Object element(List<?> all, String key) {
            if (all.isEmpty() || !key.matches("\\d{1,9}|" + LAST)) {
                return null;
            }
            int index = key.equals(LAST) ? all.size() - 1 : Integer.parseInt(key);
            return index < all.size() ? all.get(index) : null;
        }

        @Override
        public String name() {
            return "Field " + String.join(".", path);
        }
    }

    record Header(String header) implements ExpressionPart {

        @Override
        public Object value(PollRecord one) {
            return one.message().getHeader(header);
        }

        @Override
        public String name() {
            return "Header " + header;
        }
    }

    /** The identity of the record: that of its message, and its place in it where it came out of one with several. */
    record RecordId() implements ExpressionPart {
        static final String NAME = "recordId";

        @Override
        public Object value(PollRecord one) {
            return one.record().identity();
        }

        @Override
        public String name() {
            return NAME;
        }
    }

    /** The same as a name-based UUID. */
    record RecordUuid() implements ExpressionPart {
        static final String NAME = "recordUuid";

        @Override
        public Object value(PollRecord one) {
            return UUID.nameUUIDFromBytes(one.record().identity().getBytes(UTF_8))
                    .toString();
        }

        @Override
        public String name() {
            return NAME;
        }
    }

    /** @param text as it stands in the route */
    record Simple(Expression expression, String text) implements ExpressionPart {

        @Override
        public Object value(PollRecord one) {
            return expression.evaluate(one.exchange(), Object.class);
        }

        @Override
        public String name() {
            return text;
        }
    }
}
