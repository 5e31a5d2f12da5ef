package dev.wadi.delivery.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.blocks.BlockReason;
import dev.wadi.blocks.FieldExpression;
import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.PollRecord;
import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.edge.json.JsonValueWriter;
import dev.wadi.edge.json.SqsSafeText;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;

/** Makes content of a record, by expressions that are compiled once. */
public final class ContentTemplate {
    private static final BlockReason TOO_LARGE = new BlockReason("too_large");
    private static final BlockReason NOT_SENDABLE = new BlockReason("not_sendable");

    private final FieldExpression body;
    private final Map<String, FieldExpression> fields;
    private final Optional<BlockReason> reason;

    /** @throws IllegalArgumentException for what is no expression, or too much */
    public ContentTemplate(CamelContext context, ContentOptions options) {
        if (options.getBody() != null && !options.getFields().isEmpty()) {
            throw new IllegalArgumentException("body and field are both given. Write one of them");
        }
        String text = options.getBody() == null ? "${body}" : options.getBody();
        body = FieldExpression.compile(context, "body", text);
        fields = compile(context, ContentOptions.FIELD, options.getFields());
        reason = Optional.ofNullable(options.getReason()).map(BlockReason::new);
    }

    static Map<String, FieldExpression> compile(CamelContext context, String prefix, Map<String, Object> texts) {
        Map<String, FieldExpression> compiled = new LinkedHashMap<>();
        texts.forEach((name, text) ->
                compiled.put(name, FieldExpression.compile(context, prefix + name, String.valueOf(text))));
        return compiled;
    }

    /** JSON, or the text that it is. */
    String text(PollRecord one) throws RefusedException {
        if (!fields.isEmpty()) {
            return json(object(one));
        }
        Object value = body.evaluate(one);
        if (isJson(value)) {
            return json(value);
        }
        String text = body.text(one);
        if (text == null) {
            throw new HoldException("The body is a " + value.getClass().getName() + ", which is no text and no JSON."
                    + " Write body or field, or look for a step that has replaced the body.");
        }
        return text;
    }

    /** The same in UTF-8; a record as it came is sent byte by byte. */
    public byte[] bytes(PollRecord one) throws RefusedException {
        return fields.isEmpty() && body.evaluate(one) instanceof SourceRecord record
                ? record.payload()
                : text(one).getBytes(UTF_8);
    }

    private Map<String, Object> object(PollRecord one) throws RefusedException {
        Map<String, Object> object = new LinkedHashMap<>();
        for (Map.Entry<String, FieldExpression> field : fields.entrySet()) {
            Object value = field.getValue().evaluate(one);
            object.put(field.getKey(), isJson(value) ? value : field.getValue().text(one));
        }
        return object;
    }

    /** Also of characters that SQS and SNS take only as escapes. */
    private static String json(Object value) {
        return SqsSafeText.escape(JsonValueWriter.text(value));
    }

    /** A text may be anything. */
    private static boolean isJson(Object value) {
        return value instanceof Map
                || value instanceof Collection
                || value instanceof Number
                || value instanceof Boolean;
    }

    /** For a record that makes more than what is taken. */
    public BlockReason tooLarge() {
        return reason.orElse(TOO_LARGE);
    }

    /** For a record that makes what is never taken. */
    public BlockReason notSendable() {
        return reason.orElse(NOT_SENDABLE);
    }
}
