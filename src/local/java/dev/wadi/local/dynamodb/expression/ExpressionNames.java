package dev.wadi.local.dynamodb.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.local.dynamodb.value.AttributeValue;
import dev.wadi.local.dynamodb.value.ValueReader;
import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Input;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What stands in for {@code #name} and {@code :value} in the expressions of one call, and which of it was used. */
public final class ExpressionNames {

    private static final String NAMES = "ExpressionAttributeNames";
    private static final String VALUES = "ExpressionAttributeValues";
    private static final Pattern NAME = Pattern.compile("#[A-Za-z0-9_]+");
    private static final Pattern VALUE = Pattern.compile(":[A-Za-z0-9_]+");
    private static final int LONGEST = 255;

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();
    private final Set<String> used = new HashSet<>();

    private ExpressionNames() {}

    public static ExpressionNames of(Input input) {
        ExpressionNames placeholders = new ExpressionNames();
        input.object(NAMES).ifPresent(placeholders::readNames);
        input.object(VALUES).ifPresent(placeholders::readValues);
        return placeholders;
    }

    public static ExpressionNames of(ObjectNode names, ObjectNode values) {
        ExpressionNames placeholders = new ExpressionNames();
        placeholders.readNames(names);
        placeholders.readValues(values);
        return placeholders;
    }

    private void readNames(ObjectNode node) {
        requireSome(NAMES, node);
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            requireSyntax(NAMES, NAME, field.getKey());
            String name = field.getValue().textValue();
            if (name == null) {
                throw AwsException.unreadable("The values of " + NAMES + " are Strings");
            }
            if (name.isEmpty()) {
                throw AwsException.invalid(
                        NAMES + " contains invalid value: Empty attribute name for key " + field.getKey());
            }
            names.put(field.getKey(), name);
        }
    }

    private void readValues(ObjectNode node) {
        requireSome(VALUES, node);
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            requireSyntax(VALUES, VALUE, field.getKey());
            try {
                values.put(field.getKey(), ValueReader.value(field.getValue()));
            } catch (AwsException e) {
                if (!e.code().equals("ValidationException")) {
                    throw e;
                }
                throw AwsException.invalid(
                        VALUES + " contains invalid value: " + e.getMessage() + " for key " + field.getKey());
            }
        }
    }

    private static void requireSome(String parameter, ObjectNode node) {
        if (node.isEmpty()) {
            throw AwsException.invalid(parameter + " must not be empty");
        }
    }

    private static void requireSyntax(String parameter, Pattern syntax, String key) {
        if (key.length() > LONGEST || !syntax.matcher(key).matches()) {
            throw AwsException.invalid(parameter + " contains invalid key: Syntax error; key: \"" + key + "\"");
        }
    }

    Optional<String> name(String placeholder) {
        used.add(placeholder);
        return Optional.ofNullable(names.get(placeholder));
    }

    Optional<AttributeValue> value(String placeholder) {
        used.add(placeholder);
        return Optional.ofNullable(values.get(placeholder));
    }

    /** Refuses what no expression has used. */
    public void requireAllUsed() {
        requireUsed(NAMES, names.keySet());
        requireUsed(VALUES, values.keySet());
    }

    private void requireUsed(String parameter, Set<String> keys) {
        if (used.containsAll(keys)) {
            return;
        }
        List<String> unused = new ArrayList<>(keys);
        unused.removeAll(used);
        throw AwsException.invalid(
                "Value provided in " + parameter + " unused in expressions: keys: {" + String.join(", ", unused) + "}");
    }
}
