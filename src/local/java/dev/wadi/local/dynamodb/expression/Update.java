package dev.wadi.local.dynamodb.expression;

import dev.wadi.local.dynamodb.value.AttributeValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an update does with an item. */
public record Update(List<Action> actions) {

    /** One change. All of them see the item as it was before the first. */
    public sealed interface Action {
        DocumentPath path();
    }

    public record Set(DocumentPath path, Term term) implements Action {}

    public record Remove(DocumentPath path) implements Action {}

    public record Add(DocumentPath path, AttributeValue value) implements Action {}

    public record Delete(DocumentPath path, AttributeValue value) implements Action {}

    /** What {@code SET} sets a path to. */
    public sealed interface Term {}

    public record Plain(Operand operand) implements Term {}

    public record IfNotExists(DocumentPath path, Term otherwise) implements Term {}

    public record ListAppend(Term first, Term second) implements Term {}

    public record Sum(Term left, Term right, boolean minus) implements Term {}

    /** Does it write within lists or maps? */
    public boolean nests() {
        return actions.stream().anyMatch(action -> !action.path().isAttribute());
    }

    /** Every path that is written, for the answer to {@code UPDATED_OLD} and {@code UPDATED_NEW}. */
    public Projection written() {
        return new Projection(actions.stream().map(Action::path).toList());
    }

    /** The first of these attributes that is written. */
    public Optional<String> firstWritten(List<String> attributes) {
        return actions.stream()
                .map(action -> action.path().attribute())
                .filter(attributes::contains)
                .findFirst();
    }

    /** The attributes after this update. */
    public Map<String, AttributeValue> apply(Map<String, AttributeValue> item) {
        return new UpdateRun(item).apply(actions);
    }
}
