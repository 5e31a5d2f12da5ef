package dev.wadi.local.dynamodb;

import dev.wadi.local.dynamodb.expression.Condition;
import dev.wadi.local.dynamodb.expression.ConditionParser;
import dev.wadi.local.dynamodb.expression.ExpressionKind;
import dev.wadi.local.dynamodb.expression.ExpressionNames;
import dev.wadi.local.dynamodb.expression.Projection;
import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Input;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** The conditions and projections of a call, in the form of expressions or in the older one. */
final class Conditions {

    private Conditions() {}

    /** What {@code ConditionExpression} or {@code Expected} asks. */
    static Condition condition(Input input, ExpressionNames placeholders) {
        return input.text(ExpressionKind.CONDITION.parameter())
                .map(text -> ConditionParser.parse(ExpressionKind.CONDITION, text, placeholders))
                .orElseGet(() -> OlderConditions.read(input, "Expected"));
    }

    /** What {@code FilterExpression} or the older parameter of that name asks. */
    static Condition filter(Input input, String older, ExpressionNames placeholders) {
        return input.text(ExpressionKind.FILTER.parameter())
                .map(text -> ConditionParser.parse(ExpressionKind.FILTER, text, placeholders))
                .orElseGet(() -> OlderConditions.read(input, older));
    }

    /** What {@code ProjectionExpression} or {@code AttributesToGet} asks for; empty where the whole item is. */
    static Optional<Projection> projection(Input input, ExpressionNames placeholders) {
        Optional<Projection> projection =
                input.text(ExpressionKind.PROJECTION.parameter()).map(text -> Projection.parse(text, placeholders));
        return projection.isPresent() ? projection : attributesToGet(input);
    }

    private static Optional<Projection> attributesToGet(Input input) {
        if (!input.has("AttributesToGet")) {
            return Optional.empty();
        }
        List<String> names = input.texts("AttributesToGet");
        if (names.isEmpty()) {
            throw AwsException.invalid("1 validation error detected: Value '[]' at 'attributesToGet' failed to satisfy"
                    + " constraint: Member must have length greater than or equal to 1");
        }
        if (new HashSet<>(names).size() < names.size()) {
            throw AwsException.invalid(
                    "One or more parameter values were invalid: Duplicate value in attribute name: " + names);
        }
        return Optional.of(Projection.ofAttributes(names));
    }
}
