package dev.wadi.blocks;

import dev.wadi.blocks.ExpressionPart.Constant;
import dev.wadi.delivery.PollRecord;
import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.edge.json.JsonValueWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;

/**
 * An option of a block that is another for each record: text with parts such as {@code ${body[order][id]}} and {@code ${header.kind}}, and others of the
 * {@code simple} language. One part alone keeps its type; else the parts are put together as text. Compiled once; safe for any thread.
 */
public final class FieldExpression {
    private final CamelContext context;
    private final String option;
    private final List<ExpressionPart> parts;

    private FieldExpression(CamelContext context, String option, List<ExpressionPart> parts) {
        this.context = context;
        this.option = option;
        this.parts = parts;
    }

    /**
     * @param option its name, for messages
     * @throws IllegalArgumentException for what is no expression, or calls a method of a bean or class
     */
    public static FieldExpression compile(CamelContext context, String option, String text) {
        try {
            return new FieldExpression(context, option, ExpressionParser.parse(context, text));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("Option " + option + ": " + e.getMessage(), e);
        }
    }

    /** Whether it is the same for all records. */
    public boolean isConstant() {
        return parts.stream().allMatch(Constant.class::isInstance);
    }

    /** Never null. A field, header or other part that is not there, or null, refuses the record as {@code missing_field}. */
    public Object evaluate(PollRecord one) throws RefusedException {
        return parts.size() == 1 ? present(parts.get(0), one) : text(one);
    }

    /** The same as text: numbers as they were written, an object or array as JSON. */
    public String text(PollRecord one) throws RefusedException {
        if (parts.size() == 1) {
            return asText(present(parts.get(0), one));
        }
        StringBuilder text = new StringBuilder();
        for (ExpressionPart part : parts) {
            text.append(asText(present(part, one)));
        }
        return text.toString();
    }

    /** The same, for an option that may do without: empty where a part is not there, or null. */
    public Optional<Object> find(PollRecord one) {
        try {
            return Optional.of(evaluate(one));
        } catch (RefusedException e) {
            return Optional.empty();
        }
    }

    private Object present(ExpressionPart part, PollRecord one) throws RefusedException {
        Object value = part.value(one);
        if (value == null) {
            throw new RefusedException(
                    BlockReason.MISSING_FIELD,
                    part.name() + ", which option " + option + " reads, is not there or null");
        }
        return value;
    }

    private String asText(Object value) {
        if (value instanceof CharSequence || value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof Map || value instanceof List) {
            return JsonValueWriter.text(value);
        }
        return value instanceof SourceRecord record
                ? record.text()
                : context.getTypeConverter().convertTo(String.class, value);
    }

    @Override
    public String toString() {
        return "option " + option;
    }
}
