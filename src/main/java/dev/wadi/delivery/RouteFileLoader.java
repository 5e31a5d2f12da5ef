package dev.wadi.delivery;

import java.util.Optional;
import java.util.Set;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.dsl.yaml.YamlRoutesBuilderLoader;
import org.apache.camel.dsl.yaml.common.YamlDeserializationContext;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Camel's loader of YAML routes, which refuses a block without steps: Camel would put all that follows inside of it, so that a filter that was emptied would
 * hold back records from steps that stand behind it. It also {@linkplain HyphenatedOptions keeps} names of options that Camel would change.
 */
final class RouteFileLoader extends YamlRoutesBuilderLoader {
    private static final String STEPS = "steps";
    private static final Set<String> BLOCKS =
            Set.of("filter", "split", "loop", "multicast", "aggregate", "resequence", "idempotentConsumer", "doTry");

    @Override
    protected RouteBuilder builder(YamlDeserializationContext context, Node root) {
        visitSteps(root);
        RouteBuilder routes = super.builder(context, root);
        HyphenatedOptions.restoreIn(routes);
        return routes;
    }

    private static void visitSteps(Node node) {
        if (node instanceof SequenceNode list) {
            list.getValue().forEach(RouteFileLoader::visitSteps);
        } else if (node instanceof MappingNode mapping) {
            for (NodeTuple member : mapping.getValue()) {
                String key = member.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
                if (key.equals(STEPS) && member.getValueNode() instanceof SequenceNode steps) {
                    steps.getValue().forEach(RouteFileLoader::visit);
                }
                visitSteps(member.getValueNode());
            }
        }
    }

    private static void visit(Node step) {
        if (!(step instanceof MappingNode mapping) || mapping.getValue().size() != 1) {
            return;
        }
        NodeTuple only = mapping.getValue().get(0);
        if (only.getKeyNode() instanceof ScalarNode kind && only.getValueNode() instanceof MappingNode content) {
            if (BLOCKS.contains(kind.getValue())
                    && steps(content).filter(RouteFileLoader::isFilled).isEmpty()) {
                throw new EmptyBlock(kind);
            }
            if (kind.getValue().equals("to")) {
                HyphenatedOptions.keep(content);
            }
        }
    }

    private static Optional<Node> steps(MappingNode block) {
        return block.getValue().stream()
                .filter(member -> member.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals(STEPS))
                .map(NodeTuple::getValueNode)
                .findFirst();
    }

    private static boolean isFilled(Node steps) {
        return steps instanceof SequenceNode list && !list.getValue().isEmpty();
    }

    private static final class EmptyBlock extends MarkedYamlEngineException {
        private static final long serialVersionUID = 1L;

        EmptyBlock(ScalarNode kind) {
            super(
                    null,
                    Optional.empty(),
                    kind.getValue()
                            + " has no steps, and Camel would put all that follows inside of it. Write steps below it, or"
                            + " remove it",
                    kind.getStartMark());
        }
    }
}
