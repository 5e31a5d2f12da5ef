package dev.wadi.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.local.dynamodb.expression.DocumentPath;
import dev.wadi.local.dynamodb.expression.Operand;
import dev.wadi.local.dynamodb.expression.Update;
import dev.wadi.local.dynamodb.expression.Update.Action;
import dev.wadi.local.dynamodb.value.AttributeValue;
import dev.wadi.local.dynamodb.value.ValueReader;
import dev.wadi.local.dynamodb.value.AttributeType;
import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Constraints;
import dev.wadi.local.emulator.Input;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code AttributeUpdates}: what an update was before there were expressions. */
final class OlderUpdate {

    private static final String INVALID = "One or more parameter values were invalid: ";
    private static final Set<AttributeType> ADDABLE =
            EnumSet.of(AttributeType.N, AttributeType.SS, AttributeType.NS, AttributeType.BS, AttributeType.L);
    private static final Set<AttributeType> DELETABLE = EnumSet.of(AttributeType.SS, AttributeType.NS, AttributeType.BS);

    private OlderUpdate() {}

    static Update read(Input input) {
        List<Action> actions = new ArrayList<>();
        input.object("AttributeUpdates").ifPresent(node -> {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                actions.add(action(field.getKey(), input.structure(field.getValue())));
            }
        });
        return new Update(actions);
    }

    private static Action action(String name, Input input) {
        new Constraints(input).oneOf("Action", List.of("ADD", "PUT", "DELETE")).check();
        String action = input.text("Action").orElse("PUT");
        DocumentPath path = DocumentPath.of(name);
        Optional<AttributeValue> value = input.object("Value").map(ValueReader::value);
        if (value.isEmpty()) {
            if (!action.equals("DELETE")) {
                throw AwsException.invalid(
                        INVALID + "Only DELETE action is allowed when no attribute value is specified");
            }
            return new Update.Remove(path);
        }
        return switch (action) {
            case "ADD" -> add(path, require(action, value.get(), ADDABLE));
            case "DELETE" -> new Update.Delete(path, require(action, value.get(), DELETABLE));
            default -> new Update.Set(path, literal(value.get()));
        };
    }

    /** A list was appended to. */
    private static Action add(DocumentPath path, AttributeValue value) {
        if (!(value instanceof AttributeValue.L)) {
            return new Update.Add(path, value);
        }
        Update.Term old = new Update.IfNotExists(path, literal(new AttributeValue.L(List.of())));
        return new Update.Set(path, new Update.ListAppend(old, literal(value)));
    }

    private static Update.Term literal(AttributeValue value) {
        return new Update.Plain(new Operand.Value(value));
    }

    private static AttributeValue require(String action, AttributeValue value, Set<AttributeType> types) {
        if (!types.contains(value.type())) {
            throw AwsException.invalid(INVALID + action + " action is not supported for the type " + value.type());
        }
        return value;
    }
}
