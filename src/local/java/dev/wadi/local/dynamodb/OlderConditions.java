package dev.wadi.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.local.dynamodb.expression.Condition;
import dev.wadi.local.dynamodb.expression.Condition.Always;
import dev.wadi.local.dynamodb.expression.Condition.And;
import dev.wadi.local.dynamodb.expression.Condition.Comparison;
import dev.wadi.local.dynamodb.expression.Condition.Not;
import dev.wadi.local.dynamodb.expression.Condition.Or;
import dev.wadi.local.dynamodb.expression.DocumentPath;
import dev.wadi.local.dynamodb.expression.Operand;
import dev.wadi.local.dynamodb.value.AttributeValue;
import dev.wadi.local.dynamodb.value.ValueReader;
import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code Expected}, {@code QueryFilter} and {@code ScanFilter}: conditions before there were expressions. */
final class OlderConditions {

    private static final String INVALID = "One or more parameter values were invalid: ";

    private OlderConditions() {}

    static Condition read(Input input, String parameter) {
        boolean any = input.text("ConditionalOperator").orElse("AND").equals("OR");
        if (!input.has(parameter)) {
            if (input.has("ConditionalOperator")) {
                throw AwsException.invalid(INVALID + "ConditionalOperator cannot be used without Filter or Expected");
            }
            return new Always();
        }
        ObjectNode node = input.object(parameter).orElseThrow();
        List<Condition> conditions = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            conditions.add(condition(field.getKey(), input.structure(field.getValue())));
        }
        return conditions.stream()
                .reduce((left, right) -> any ? new Or(left, right) : new And(left, right))
                .orElse(new Always());
    }

    private static Condition condition(String name, Input input) {
        Operand attribute = attribute(name);
        if (input.has("ComparisonOperator")) {
            if (input.has("Exists") || input.has("Value")) {
                throw AwsException.invalid(INVALID
                        + (input.has("Value") ? "Value" : "Exists")
                        + " and ComparisonOperator cannot be used together for Attribute: " + name);
            }
            return OlderComparison.of(input, name).on(attribute);
        }
        boolean exists = !input.has("Exists") || input.flag("Exists");
        if (!exists) {
            if (input.has("Value")) {
                throw AwsException.invalid(
                        INVALID + "Value cannot be used when Exists is set to false for Attribute: " + name);
            }
            return new Not(new Condition.Exists(attribute));
        }
        AttributeValue value = input.object("Value")
                .map(ValueReader::value)
                .orElseThrow(() -> AwsException.invalid(INVALID
                        + (input.has("Exists")
                                ? "Value must be provided when Exists is set to true for Attribute: "
                                : "Value or ComparisonOperator must be specified for Attribute: ")
                        + name));
        return new Condition.Compare(Comparison.EQUAL, attribute, new Operand.Value(value));
    }

    static Operand attribute(String name) {
        return new Operand.Path(DocumentPath.of(name));
    }
}
