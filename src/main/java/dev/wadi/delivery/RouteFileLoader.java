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
 * hold back records from steps that stand behind it.
 */
final class RouteFileLoader extends YamlRoutesBuilderLoader {
    private static final String STEPS = "steps";
    private static final Set<String> BLOCKS =
            Set.of("filter", "split", "loop", "multicast", "aggregate", "resequence", "idempotentConsumer", "doTry");

    @Override
    protected RouteBuilder builder(YamlDeserializationContext context, Node root) {
        refuseEmptyBlocks(root);
        return super.builder(context, root);
    }

    private static void refuseEmptyBlocks(Node node) {
        if (node instanceof SequenceNode list) {
            list.getValue().forEach(RouteFileLoader::refuseEmptyBlocks);
        } else if (node instanceof MappingNode mapping) {
            for (NodeTuple member : mapping.getValue()) {
                String key = member.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
                if (key.equals(STEPS) && member.getValueNode() instanceof SequenceNode steps) {
                    steps.getValue().forEach(RouteFileLoader::refuseIfEmpty);
                }
                refuseEmptyBlocks(member.getValueNode());
            }
        }
    }

    private static void refuseIfEmpty(Node step) {
        if (!(step instanceof MappingNode mapping) || mapping.getValue().size() != 1) {
            return;
        }
        NodeTuple only = mapping.getValue().get(0);
        if (only.getKeyNode() instanceof ScalarNode kind
                && BLOCKS.contains(kind.getValue())
                && only.getValueNode() instanceof MappingNode block
                && steps(block).filter(RouteFileLoader::isFilled).isEmpty()) {
            throw new EmptyBlock(kind);
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
