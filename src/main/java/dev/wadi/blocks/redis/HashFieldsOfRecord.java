package dev.wadi.blocks.redis;

import dev.wadi.blocks.FieldExpression;
import dev.wadi.delivery.PollRecord;
import dev.wadi.delivery.RefusedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.CamelContext;

/** What a record sets, each field by an expression. */
record HashFieldsOfRecord(FieldExpression key, Map<String, FieldExpression> fields, List<DecidingField> deciding) {

    static HashFieldsOfRecord of(
            CamelContext context, String key, Map<String, Object> expressions, List<DecidingField> deciding) {
        Map<String, FieldExpression> fields = new TreeMap<>();
        expressions.forEach((name, text) ->
                fields.put(name, FieldExpression.compile(context, "field." + name, String.valueOf(text))));
        return new HashFieldsOfRecord(FieldExpression.compile(context, "key", key), fields, deciding);
    }

    HashWrite of(PollRecord one) throws RefusedException {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, FieldExpression> field : fields.entrySet()) {
            values.put(field.getKey(), field.getValue().evaluate(one));
        }
        return HashWrite.of(FieldText.of("the key of the hash", key.text(one)), values, deciding);
    }
}
