package dev.wadi.local.dynamodb.value;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.wadi.local.dynamodb.value.AttributeValue.B;
import dev.wadi.local.dynamodb.value.AttributeValue.BS;
import dev.wadi.local.dynamodb.value.AttributeValue.Bool;
import dev.wadi.local.dynamodb.value.AttributeValue.L;
import dev.wadi.local.dynamodb.value.AttributeValue.M;
import dev.wadi.local.dynamodb.value.AttributeValue.N;
import dev.wadi.local.dynamodb.value.AttributeValue.NS;
import dev.wadi.local.dynamodb.value.AttributeValue.S;
import dev.wadi.local.dynamodb.value.AttributeValue.SS;
import dev.wadi.local.emulator.Output;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;

/** Writes values as their JSON. */
public final class ValueWriter {

    private ValueWriter() {}

    /** A member that holds an item or key. */
    public static Output item(Output out, String name, Map<String, AttributeValue> attributes) {
        return out.json(name, generator -> attributes(generator, attributes));
    }

    /** A member that holds a list of items. */
    public static Output items(Output out, String name, Collection<Map<String, AttributeValue>> items) {
        return out.json(name, generator -> items(generator, items));
    }

    public static void items(JsonGenerator generator, Collection<Map<String, AttributeValue>> items)
            throws IOException {
        generator.writeStartArray();
        for (Map<String, AttributeValue> item : items) {
            attributes(generator, item);
        }
        generator.writeEndArray();
    }

    public static void attributes(JsonGenerator generator, Map<String, AttributeValue> attributes) throws IOException {
        generator.writeStartObject();
        for (Map.Entry<String, AttributeValue> attribute : attributes.entrySet()) {
            generator.writeFieldName(attribute.getKey());
            value(generator, attribute.getValue());
        }
        generator.writeEndObject();
    }

    public static void value(JsonGenerator generator, AttributeValue value) throws IOException {
        generator.writeStartObject();
        generator.writeFieldName(value.type().name());
        if (value instanceof S text) {
            generator.writeString(text.value());
        } else if (value instanceof N number) {
            generator.writeString(Numbers.write(number.value()));
        } else if (value instanceof B binary) {
            generator.writeBinary(binary.value());
        } else if (value instanceof M map) {
            attributes(generator, map.values());
        } else if (value instanceof Bool flag) {
            generator.writeBoolean(flag.value());
        } else if (value instanceof AttributeValue.Null) {
            generator.writeBoolean(true);
        } else {
            collection(generator, value);
        }
        generator.writeEndObject();
    }

    private static void collection(JsonGenerator generator, AttributeValue value) throws IOException {
        generator.writeStartArray();
        if (value instanceof L list) {
            for (AttributeValue element : list.values()) {
                value(generator, element);
            }
        } else if (value instanceof SS texts) {
            for (String text : texts.values()) {
                generator.writeString(text);
            }
        } else if (value instanceof NS numbers) {
            for (BigDecimal number : numbers.values()) {
                generator.writeString(Numbers.write(number));
            }
        } else if (value instanceof BS binaries) {
            for (B binary : binaries.values()) {
                generator.writeBinary(binary.value());
            }
        }
        generator.writeEndArray();
    }
}
