package dev.wadi.local.dynamodb.expression;

import dev.wadi.local.dynamodb.expression.DocumentPath.Element;
import dev.wadi.local.dynamodb.expression.DocumentPath.Index;
import dev.wadi.local.dynamodb.expression.DocumentPath.Name;
import dev.wadi.local.dynamodb.expression.Update.Action;
import dev.wadi.local.dynamodb.expression.Update.Term;
import dev.wadi.local.dynamodb.value.AttributeValue;
import dev.wadi.local.emulator.AwsException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One update of one item. Values are taken from the item as it was; what is on the way to a path is copied. */
final class UpdateRun {

    private static final Comparator<Action> BY_PATH = Comparator.comparing(Action::path, UpdateRun::compare);

    private final Map<String, AttributeValue> before;
    private final Map<String, AttributeValue> after;

    UpdateRun(Map<String, AttributeValue> before) {
        this.before = before;
        this.after = new LinkedHashMap<>(before);
    }

    Map<String, AttributeValue> apply(List<Action> actions) {
        List<Action> removals = new ArrayList<>();
        // what is set behind the end of a list is appended, so the smaller index comes first
        for (Action action : actions.stream().sorted(BY_PATH).toList()) {
            if (action instanceof Update.Set set) {
                put(set.path(), evaluate(set.term()));
            } else if (action instanceof Update.Add add) {
                put(add.path(), Sets.add(add.path().find(before), add.value()));
            } else if (action instanceof Update.Delete delete) {
                delete(delete);
            } else {
                removals.add(action);
            }
        }
        // from the back, so that what moves up in a list is not hit in its new place
        removals.stream().sorted(BY_PATH.reversed()).forEach(removal -> remove(removal.path()));
        return after;
    }

    private void delete(Update.Delete delete) {
        Optional<AttributeValue> old = delete.path().find(before);
        if (old.isPresent()) {
            Sets.remove(old.get(), delete.value())
                    .ifPresentOrElse(rest -> put(delete.path(), rest), () -> remove(delete.path()));
        }
    }

    private AttributeValue evaluate(Term term) {
        if (term instanceof Update.Plain plain) {
            return plain.operand()
                    .in(before)
                    .orElseThrow(() -> AwsException.invalid(
                            "The provided expression refers to an attribute that does not exist in the item"));
        } else if (term instanceof Update.IfNotExists conditional) {
            return conditional.path().find(before).orElseGet(() -> evaluate(conditional.otherwise()));
        } else if (term instanceof Update.ListAppend append) {
            List<AttributeValue> values = new ArrayList<>(list(evaluate(append.first())));
            values.addAll(list(evaluate(append.second())));
            return new AttributeValue.L(values);
        }
        Update.Sum sum = (Update.Sum) term;
        return Sets.sum(evaluate(sum.left()), evaluate(sum.right()), sum.minus());
    }

    private static List<AttributeValue> list(AttributeValue value) {
        if (value instanceof AttributeValue.L list) {
            return list.values();
        }
        throw Sets.wrongType();
    }

    private void put(DocumentPath path, AttributeValue value) {
        if (path.isAttribute()) {
            after.put(path.attribute(), value);
        } else {
            AttributeValue root =
                    Optional.ofNullable(after.get(path.attribute())).orElseThrow(UpdateRun::noSuchPath);
            after.put(
                    path.attribute(),
                    put(root, path.elements().subList(1, path.elements().size()), value));
        }
    }

    private static AttributeValue put(AttributeValue parent, List<Element> way, AttributeValue value) {
        Element step = way.get(0);
        List<Element> rest = way.subList(1, way.size());
        if (step instanceof Name name && parent instanceof AttributeValue.M map) {
            Map<String, AttributeValue> changed = new LinkedHashMap<>(map.values());
            changed.put(
                    name.name(), rest.isEmpty() ? value : put(child(map.values().get(name.name())), rest, value));
            return new AttributeValue.M(changed);
        } else if (step instanceof Index index && parent instanceof AttributeValue.L list) {
            List<AttributeValue> changed = new ArrayList<>(list.values());
            if (index.index() < changed.size()) {
                changed.set(index.index(), rest.isEmpty() ? value : put(changed.get(index.index()), rest, value));
            } else if (rest.isEmpty()) {
                changed.add(value);
            } else {
                throw noSuchPath();
            }
            return new AttributeValue.L(changed);
        }
        throw noSuchPath();
    }

    private static AttributeValue child(AttributeValue value) {
        if (value == null) {
            throw noSuchPath();
        }
        return value;
    }

    private void remove(DocumentPath path) {
        if (path.isAttribute()) {
            after.remove(path.attribute());
            return;
        }
        AttributeValue root = Optional.ofNullable(after.get(path.attribute())).orElseThrow(UpdateRun::noSuchPath);
        after.put(
                path.attribute(),
                remove(root, path.elements().subList(1, path.elements().size())));
    }

    /** What is not there needs no removal, but what it would be in must be. */
    private static AttributeValue remove(AttributeValue parent, List<Element> way) {
        Element step = way.get(0);
        List<Element> rest = way.subList(1, way.size());
        if (step instanceof Name name && parent instanceof AttributeValue.M map) {
            Map<String, AttributeValue> changed = new LinkedHashMap<>(map.values());
            if (rest.isEmpty()) {
                changed.remove(name.name());
            } else {
                changed.put(name.name(), remove(child(changed.get(name.name())), rest));
            }
            return new AttributeValue.M(changed);
        } else if (step instanceof Index index && parent instanceof AttributeValue.L list) {
            List<AttributeValue> changed = new ArrayList<>(list.values());
            if (index.index() < changed.size()) {
                if (rest.isEmpty()) {
                    changed.remove(index.index());
                } else {
                    changed.set(index.index(), remove(changed.get(index.index()), rest));
                }
            } else if (!rest.isEmpty()) {
                throw noSuchPath();
            }
            return new AttributeValue.L(changed);
        }
        throw noSuchPath();
    }

    private static AwsException noSuchPath() {
        return AwsException.invalid("The document path provided in the update expression is invalid for update");
    }

    /** By indexes where both are elements of one list; the order of names does not matter. */
    private static int compare(DocumentPath left, DocumentPath right) {
        int common = Math.min(left.elements().size(), right.elements().size());
        for (int i = 0; i < common; i++) {
            Element one = left.elements().get(i);
            Element other = right.elements().get(i);
            int order = one instanceof Index a && other instanceof Index b
                    ? Integer.compare(a.index(), b.index())
                    : one.toString().compareTo(other.toString());
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
