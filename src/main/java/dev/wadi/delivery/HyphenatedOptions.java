package dev.wadi.delivery;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteBuilderLifecycleStrategy;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.model.ToDefinition;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Lets names below an option, such as {@code item.paid-at}, be what the route file says. Camel makes {@code item.paidAt} of them while it reads a file, and says
 * nothing, so that a row gets another attribute than its author wrote. They are written in another way before that, and set right in the routes that it has made.
 */
final class HyphenatedOptions implements RouteBuilderLifecycleStrategy {
    /** As XML has it in names. */
    private static final String HYPHEN = "_x2D_";

    private static final Pattern NAME_IN_ADDRESS = Pattern.compile("[?&][^?&=]*" + HYPHEN + "[^?&=]*=");
    private static final Pattern BELOW_AN_OPTION = Pattern.compile("\\w+\\..*-.*");

    private HyphenatedOptions() {}

    /** @param step what stands behind {@code to:} */
    static void keep(Node step) {
        member(step, "parameters").ifPresent(parameters -> parameters.getValue().replaceAll(HyphenatedOptions::keep));
    }

    /** For the routes that Camel makes of them. */
    static void restoreIn(RouteBuilder routes) {
        routes.addLifecycleInterceptor(new HyphenatedOptions());
    }

    private static Optional<MappingNode> member(Node of, String name) {
        return of instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .filter(member -> member.getKeyNode() instanceof ScalarNode key
                                && key.getValue().equals(name))
                        .map(NodeTuple::getValueNode)
                        .filter(MappingNode.class::isInstance)
                        .map(MappingNode.class::cast)
                        .findFirst()
                : Optional.empty();
    }

    private static NodeTuple keep(NodeTuple option) {
        return option.getKeyNode() instanceof ScalarNode name
                        && BELOW_AN_OPTION.matcher(name.getValue()).matches()
                ? new NodeTuple(
                        new ScalarNode(
                                name.getTag(),
                                true,
                                name.getValue().replace("-", HYPHEN),
                                ScalarStyle.PLAIN,
                                name.getStartMark(),
                                name.getEndMark()),
                        option.getValueNode())
                : option;
    }

    @Override
    public void afterConfigure(RouteBuilder builder) {
        Stream.concat(
                        builder.getRouteCollection().getRoutes().stream(),
                        builder.getRouteTemplateCollection().getRouteTemplates().stream()
                                .map(RouteTemplateDefinition::getRoute))
                .flatMap(route ->
                        ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ToDefinition.class).stream())
                .filter(to -> to.getUri() != null)
                .forEach(to -> to.setUri(NAME_IN_ADDRESS.matcher(to.getUri()).replaceAll(HyphenatedOptions::restored)));
    }

    private static String restored(MatchResult name) {
        return Matcher.quoteReplacement(name.group().replace(HYPHEN, "-"));
    }
}
