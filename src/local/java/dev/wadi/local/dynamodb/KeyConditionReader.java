package dev.wadi.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.local.dynamodb.expression.Condition;
import dev.wadi.local.dynamodb.expression.Condition.And;
import dev.wadi.local.dynamodb.expression.Condition.BeginsWith;
import dev.wadi.local.dynamodb.expression.Condition.Between;
import dev.wadi.local.dynamodb.expression.Condition.Compare;
import dev.wadi.local.dynamodb.expression.Condition.Comparison;
import dev.wadi.local.dynamodb.expression.ConditionParser;
import dev.wadi.local.dynamodb.expression.ExpressionKind;
import dev.wadi.local.dynamodb.expression.Operand;
import dev.wadi.local.dynamodb.expression.ExpressionNames;
import dev.wadi.local.dynamodb.table.KeyAttribute;
import dev.wadi.local.dynamodb.table.KeyCondition;
import dev.wadi.local.dynamodb.table.KeySchema;
import dev.wadi.local.dynamodb.table.RangeBounds;
import dev.wadi.local.dynamodb.value.AttributeValue;
import dev.wadi.local.dynamodb.value.AttributeType;
import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Input;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The key condition of a query: one condition for each key attribute, and for the hash key none but equality. */
record KeyConditionReader(Map<String, KeyTest> tests) {

    private static final String NOT_SUPPORTED = "Query key condition not supported";

    /** What is asked of one attribute. */
    record KeyTest(String operator, List<AttributeValue> values) {

        RangeBounds bounds() {
            AttributeValue first = values.get(0);
            return switch (operator) {
                case "=" -> RangeBounds.between(first, first);
                case "<" -> RangeBounds.to(first, false);
                case "<=" -> RangeBounds.to(first, true);
                case ">" -> RangeBounds.from(first, false);
                case ">=" -> RangeBounds.from(first, true);
                case "BETWEEN" -> RangeBounds.between(first, values.get(1));
                default -> RangeBounds.startingWith(first);
            };
        }
    }

    static KeyConditionReader of(Input input, ExpressionNames placeholders) {
        KeyConditionReader reader = new KeyConditionReader(new LinkedHashMap<>());
        Optional<String> expression = input.text(ExpressionKind.KEY_CONDITION.parameter());
        if (expression.isPresent()) {
            reader.add(ConditionParser.parse(ExpressionKind.KEY_CONDITION, expression.get(), placeholders));
        } else if (input.has("KeyConditions")) {
            reader.addOlder(input);
        } else {
            throw AwsException.invalid(
                    "Either the KeyConditions or KeyConditionExpression parameter must be specified in"
                            + " the request.");
        }
        return reader;
    }

    private void addOlder(Input input) {
        for (Map.Entry<String, JsonNode> field :
                input.object("KeyConditions").orElseThrow().properties()) {
            OlderComparison comparison = OlderComparison.of(input.structure(field.getValue()), field.getKey());
            String operator =
                    switch (comparison.operator()) {
                        case EQ -> "=";
                        case LT -> "<";
                        case LE -> "<=";
                        case GT -> ">";
                        case GE -> ">=";
                        case BETWEEN -> "BETWEEN";
                        case BEGINS_WITH -> "begins_with";
                        default ->
                            throw AwsException.invalid(
                                    "Attempted conditional constraint is not an indexable operation");
                    };
            tests.put(field.getKey(), new KeyTest(operator, comparison.values()));
        }
    }

    private void add(Condition condition) {
        if (condition instanceof And and) {
            add(and.left());
            add(and.right());
        } else if (condition instanceof Compare compare && compare.comparison() != Comparison.NOT_EQUAL) {
            if (compare.left() instanceof Operand.Value && compare.right() instanceof Operand.Path) {
                add(turned(compare.comparison()), compare.right(), List.of(compare.left()));
            } else {
                add(compare.comparison().symbol(), compare.left(), List.of(compare.right()));
            }
        } else if (condition instanceof Between between) {
            add("BETWEEN", between.operand(), List.of(between.lower(), between.upper()));
        } else if (condition instanceof BeginsWith start) {
            add("begins_with", start.operand(), List.of(start.prefix()));
        } else {
            throw invalid("Invalid operator used in KeyConditionExpression: " + operator(condition));
        }
    }

    private static String turned(Comparison comparison) {
        return switch (comparison) {
            case LESS -> ">";
            case AT_MOST -> ">=";
            case GREATER -> "<";
            case AT_LEAST -> "<=";
            default -> "=";
        };
    }

    private static String operator(Condition condition) {
        if (condition instanceof Condition.Or) {
            return "OR";
        } else if (condition instanceof Condition.In) {
            return "IN";
        } else if (condition instanceof Compare) {
            return "<>";
        } else if (condition instanceof Condition.Exists) {
            return "attribute_exists";
        } else if (condition instanceof Condition.Contains) {
            return "contains";
        } else if (condition instanceof Condition.HasType) {
            return "attribute_type";
        }
        return condition instanceof Condition.Not not && not.condition() instanceof Condition.Exists
                ? "attribute_not_exists"
                : "NOT";
    }

    private void add(String operator, Operand left, List<Operand> right) {
        if (left instanceof Operand.Size || right.stream().anyMatch(Operand.Size.class::isInstance)) {
            throw invalid("KeyConditionExpressions cannot contain nested operations");
        } else if (!(left instanceof Operand.Path path)) {
            throw invalid("Invalid condition in KeyConditionExpression: No key attribute specified");
        } else if (!right.stream().allMatch(Operand.Value.class::isInstance)) {
            throw invalid(
                    "Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition");
        } else if (!path.path().isAttribute()) {
            throw invalid("KeyConditionExpressions cannot have conditions on nested attributes");
        } else {
            List<AttributeValue> values = right.stream()
                    .map(operand -> ((Operand.Value) operand).value())
                    .toList();
            if (tests.put(path.path().attribute(), new KeyTest(operator, values)) != null) {
                throw invalid("KeyConditionExpressions must only contain one condition per key");
            }
        }
    }

    private static AwsException invalid(String message) {
        return ExpressionKind.KEY_CONDITION.invalid(message);
    }

    /** What it asks of a table or index with these keys. */
    KeyCondition on(KeySchema schema) {
        if (tests.size() > 2) {
            throw AwsException.invalid("Conditions can be of length 1 or 2 only");
        }
        KeyTest hash = require(schema.hash());
        Optional<KeyTest> range = Optional.empty();
        if (tests.size() == 2) {
            if (schema.range().isEmpty()) {
                throw AwsException.invalid(NOT_SUPPORTED);
            }
            range = Optional.of(require(schema.range().get()));
        }
        if (!hash.operator().equals("=")) {
            throw AwsException.invalid(NOT_SUPPORTED);
        }
        return new KeyCondition(hash.values().get(0), range.map(KeyTest::bounds).orElseGet(RangeBounds::all));
    }

    private KeyTest require(KeyAttribute attribute) {
        KeyTest test = tests.get(attribute.name());
        if (test == null) {
            throw AwsException.invalid("Query condition missed key schema element: " + attribute.name());
        }
        for (AttributeValue value : test.values()) {
            if (value.type() != attribute.type()) {
                throw AwsException.invalid("One or more parameter values were invalid: Condition parameter type does"
                        + " not match schema type");
            }
        }
        if (test.operator().equals("begins_with") && attribute.type() == AttributeType.N) {
            throw AwsException.invalid(NOT_SUPPORTED);
        }
        return test;
    }
}
