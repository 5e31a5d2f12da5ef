package dev.wadi.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.NamedNode;
import org.apache.camel.model.CatchDefinition;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.FilterDefinition;
import org.apache.camel.model.OtherwiseDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SplitDefinition;
import org.apache.camel.model.TryDefinition;
import org.apache.camel.model.WhenDefinition;

/** Where a step stands in the model of its route. */
final class RoutePosition {
    private RoutePosition() {}

    /** The first step of its route. */
    static boolean isFirst(NamedNode step, RouteDefinition route) {
        return route.getOutputs().stream()
                .filter(one -> !one.isAbstract()) // such as an onException
                .findFirst()
                .filter(first -> first == step)
                .isPresent();
    }

    /** Its exchange was just split off. A doTry is no step that Camel lets anybody watch: the first one in it is. */
    static boolean isFirstOfSplit(NamedNode step) {
        return (step.getParent() instanceof SplitDefinition split && isFirst(split, step))
                || (step.getParent() instanceof TryDefinition attempt
                        && isFirst(attempt, step)
                        && isFirstOfSplit(attempt));
    }

    private static boolean isFirst(ProcessorDefinition<?> parent, NamedNode step) {
        return !parent.getOutputs().isEmpty() && parent.getOutputs().get(0) == step;
    }

    /** Whether nothing follows for its exchange: up to its split, or the route's end, it is in the last step of each block. */
    static boolean isLast(NamedNode step) {
        NamedNode node = step;
        while (node.getParent() instanceof ProcessorDefinition<?> parent) {
            List<? extends NamedNode> block = block(parent, node);
            if (block.get(block.size() - 1) != node) {
                return false;
            }
            if (parent instanceof RouteDefinition route) {
                return !isCalledByOthers(route);
            }
            if (parent instanceof SplitDefinition) {
                return true;
            }
            node = parent;
        }
        return false;
    }

    /** Whether nothing of its route follows for any record: it is last in its split, that is last in the one around it, and so on. */
    static boolean isEnd(NamedNode step) {
        return isLast(step)
                && above(step).stream().allMatch(RoutePosition::isPassedOnce)
                && split(step).map(RoutePosition::isEnd).orElse(true);
    }

    private static Optional<NamedNode> split(NamedNode step) {
        return above(step).stream().filter(SplitDefinition.class::isInstance).findFirst();
    }

    /** Not what repeats its steps, or lets several of them work at once. */
    private static boolean isPassedOnce(NamedNode around) {
        return around instanceof RouteDefinition
                || around instanceof SplitDefinition
                || around instanceof FilterDefinition
                || around instanceof ChoiceDefinition
                || around instanceof WhenDefinition
                || around instanceof OtherwiseDefinition;
    }

    /** The steps that an exchange may come to in its route after this one; none of another branch, or of a doCatch around it. */
    static Stream<NamedNode> behind(NamedNode step) {
        Stream<NamedNode> behind = Stream.empty();
        NamedNode node = step;
        while (node.getParent() instanceof ProcessorDefinition<?> parent) {
            List<? extends NamedNode> block = block(parent, node);
            behind = Stream.concat(
                    behind,
                    block.subList(block.indexOf(node) + 1, block.size()).stream()
                            .filter(one -> !(one instanceof CatchDefinition))
                            .flatMap(RoutePosition::all));
            node = parent;
        }
        return behind;
    }

    private static Stream<NamedNode> all(NamedNode step) {
        return Stream.concat(
                Stream.of(step),
                step instanceof ProcessorDefinition<?> parent
                        ? parent.getOutputs().stream().flatMap(RoutePosition::all)
                        : Stream.empty());
    }

    /** The route that called it may go on with the exchange. */
    private static boolean isCalledByOthers(RouteDefinition route) {
        return route.getInput() != null
                && List.of("direct", "seda")
                        .contains(route.getInput().getEndpointUri().split(":", 2)[0]);
    }

    /** The steps among which one stands; a branch of a choice stands alone. */
    private static List<? extends NamedNode> block(ProcessorDefinition<?> parent, NamedNode node) {
        if (!(parent instanceof ChoiceDefinition choice)) {
            return parent.getOutputs();
        }
        if (node instanceof WhenDefinition || node instanceof OtherwiseDefinition) {
            return List.of(node);
        }
        Stream<List<ProcessorDefinition<?>>> branches =
                choice.getWhenClauses().stream().map(WhenDefinition::getOutputs);
        if (choice.getOtherwise() != null) {
            branches = Stream.concat(branches, Stream.of(choice.getOtherwise().getOutputs()));
        }
        return branches.filter(branch -> branch.stream().anyMatch(one -> one == node))
                .findFirst()
                .orElseGet(parent::getOutputs);
    }

    static boolean isInChoice(NamedNode step) {
        return above(step).stream().anyMatch(ChoiceDefinition.class::isInstance);
    }

    /** What the choices that it stands in go by. */
    static List<ConditionReads> choicesAbove(NamedNode step) {
        return above(step).stream()
                .filter(ChoiceDefinition.class::isInstance)
                .flatMap(choice -> conditions((ChoiceDefinition) choice).stream())
                .toList();
    }

    static List<ConditionReads> conditions(ChoiceDefinition choice) {
        return choice.getWhenClauses().stream()
                .map(when -> ConditionReads.of(when.getExpression()))
                .toList();
    }

    /** From the innermost on. */
    static List<NamedNode> above(NamedNode step) {
        List<NamedNode> above = new ArrayList<>();
        for (NamedNode node = step.getParent(); node != null; node = node.getParent()) {
            above.add(node);
        }
        return above;
    }
}
