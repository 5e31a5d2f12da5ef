package dev.wadi.local.dynamodb.expression;

import dev.wadi.local.dynamodb.expression.Condition.And;
import dev.wadi.local.dynamodb.expression.Condition.BeginsWith;
import dev.wadi.local.dynamodb.expression.Condition.Between;
import dev.wadi.local.dynamodb.expression.Condition.Compare;
import dev.wadi.local.dynamodb.expression.Condition.Contains;
import dev.wadi.local.dynamodb.expression.Condition.Exists;
import dev.wadi.local.dynamodb.expression.Condition.HasType;
import dev.wadi.local.dynamodb.expression.Condition.In;
import dev.wadi.local.dynamodb.expression.Condition.Not;
import dev.wadi.local.dynamodb.expression.Condition.Or;
import java.util.LinkedHashSet;
import java.util.Set;

/** The attributes of an item that a condition looks at. */
public final class NamedAttributes {

    private final Set<String> names = new LinkedHashSet<>();

    private NamedAttributes() {}

    public static Set<String> of(Condition condition) {
        NamedAttributes attributes = new NamedAttributes();
        attributes.visit(condition);
        return attributes.names;
    }

    private void visit(Condition condition) {
        if (condition instanceof And and) {
            visit(and.left());
            visit(and.right());
        } else if (condition instanceof Or or) {
            visit(or.left());
            visit(or.right());
        } else if (condition instanceof Not not) {
            visit(not.condition());
        } else if (condition instanceof Compare compare) {
            visit(compare.left(), compare.right());
        } else if (condition instanceof Between between) {
            visit(between.operand(), between.lower(), between.upper());
        } else if (condition instanceof In in) {
            visit(in.operand());
            in.choices().forEach(this::visit);
        } else if (condition instanceof BeginsWith start) {
            visit(start.operand(), start.prefix());
        } else if (condition instanceof Contains contains) {
            visit(contains.operand(), contains.part());
        } else if (condition instanceof Exists exists) {
            visit(exists.operand());
        } else if (condition instanceof HasType type) {
            visit(type.operand());
        }
    }

    private void visit(Operand... operands) {
        for (Operand operand : operands) {
            if (operand instanceof Operand.Path path) {
                names.add(path.path().attribute());
            } else if (operand instanceof Operand.Size size) {
                visit(size.of());
            }
        }
    }
}
