package dev.wadi.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.settings.InvalidSettingsException;
import dev.wadi.settings.SettingException;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.InterceptSendToEndpointDefinition;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.support.CamelContextHelper;

/** What a route must be so that its records can be accounted for; told while the route is made, so that a broken edit changes nothing. */
public final class RouteRules {
    public static final String UNACCOUNTED_SOURCES = "wadi.unaccounted-sources";
    /** What to write instead, by the scheme of a source that acknowledges whatever becomes of a record. */
    private static final Map<String, String> INSTEAD = Map.of(
            "aws2-kinesis", "kinesis-stream:NAME",
            "aws2-sqs", "sqs-queue:NAME_OR_URL",
            "aws2-s3", "sqs-queue:NAME_OR_URL with the bucket's notifications");

    private static final List<RouteCheck> CHECKS =
            ServiceLoader.load(RouteCheck.class, RouteRules.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();

    private static final Pattern OUTCOME =
            Pattern.compile("outcome:(?://)?(?<name>[^?]*)(?:\\?(?:.*&)?of=(?<of>[^&]+))?.*");

    private static final String OF = "of";

    private RouteRules() {}

    /**
     * Looks at all routes that were read, before one of them starts.
     *
     * @throws InvalidSettingsException with all sources that routes feed themselves or that lose what fails, shared tables of leases, settings that would
     *     change an expression, expressions that are none, blocks with wrong options, and what the {@linkplain RouteCheck checks} find
     */
    public static void check(ModelCamelContext context) {
        check(context, context.getRouteDefinitions(), context.getRouteDefinitions());
    }

    /** The same for one route, among the others that there are or are about to come. */
    public static void check(CamelContext context, RouteDefinition edited) {
        if (!RouteReplacement.isRestoring(context)) {
            List<RouteDefinition> alone = List.of(edited);
            check(context, whole(context, RouteReplacement.coming(context), alone), alone);
        }
    }

    private static void check(CamelContext context, List<RouteDefinition> all, List<RouteDefinition> edited) {
        List<SettingException> problems = problems(context, all, edited);
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
    }

    /** What {@link #check(ModelCamelContext)} would refuse some routes for. */
    public static List<SettingException> problems(CamelContext context, List<RouteDefinition> routes) {
        return problems(context, routes, routes);
    }

    /**
     * What it would refuse them for among the others that there are.
     *
     * @param coming that will be there too, in place of those of the same ids
     */
    public static List<SettingException> problemsOfEdited(
            CamelContext context, List<RouteDefinition> edited, List<RouteDefinition> coming) {
        return problems(context, whole(context, coming, edited), edited);
    }

    private static List<RouteDefinition> whole(
            CamelContext context, List<RouteDefinition> coming, List<RouteDefinition> edited) {
        Map<Object, RouteDefinition> whole = new LinkedHashMap<>();
        Stream.of(((ModelCamelContext) context).getRouteDefinitions(), coming, edited)
                .flatMap(List::stream)
                .forEach(route -> whole.put(route.getRouteId() == null ? route : route.getRouteId(), route));
        return List.copyOf(whole.values());
    }

    private static List<SettingException> problems(
            CamelContext context, List<RouteDefinition> all, List<RouteDefinition> edited) {
        List<SettingException> problems = new ArrayList<>(RouteCircles.problems(context, all));
        problems.addAll(SharedLeases.problems(context, all));
        CHECKS.forEach(check -> problems.addAll(check.problems(context, all, edited)));
        edited.forEach(route -> {
            problems.addAll(ExpressionSettings.problems(context, route));
            problems.addAll(UnreadableExpressions.problems(context, route));
            problems.addAll(BlockProblems.problems(context, route));
            unaccounted(context, route).ifPresent(problems::add);
            skippingInterceptors(context, route).forEach(problems::add);
        });
        return problems;
    }

    /** It would also take what the dead-letter route and the outbox are sent, of every route. */
    private static Stream<SettingException> skippingInterceptors(CamelContext context, RouteDefinition route) {
        return route.getOutputs().stream()
                .filter(InterceptSendToEndpointDefinition.class::isInstance)
                .map(InterceptSendToEndpointDefinition.class::cast)
                .filter(one -> one.getSkipSendToOriginalEndpoint() != null
                        && !Boolean.FALSE.equals(
                                CamelContextHelper.parseBoolean(context, one.getSkipSendToOriginalEndpoint())))
                .map(one -> new SettingException(
                        "interceptSendToEndpoint of " + one.getUri() + " of route " + route.getRouteId(),
                        "takes what is sent there, and nobody gets it: records would be lost. Remove"
                                + " skipSendToOriginalEndpoint, or send somewhere else in the route itself",
                        "interceptSendToEndpoint: {uri: ..., steps: ...}"));
    }

    private static Optional<SettingException> unaccounted(CamelContext context, RouteDefinition route) {
        if (Boolean.parseBoolean(context.resolvePropertyPlaceholders("{{" + UNACCOUNTED_SOURCES + ":false}}"))) {
            return Optional.empty();
        }
        return lossySource(context, route)
                .map(scheme -> new SettingException(
                        "from of route " + route.getRouteId(),
                        "reads from " + scheme
                                + ", which knows nothing of outcomes and loses records that fail. Write from: "
                                + INSTEAD.get(scheme) + ", or set " + UNACCOUNTED_SOURCES + "=true and lose them",
                        "from: " + INSTEAD.get(scheme)));
    }

    public static boolean isAccounted(CamelContext context, RouteDefinition route) {
        return lossySource(context, route).isEmpty();
    }

    private static Optional<String> lossySource(CamelContext context, RouteDefinition route) {
        return new Placeholders(context, route)
                .scheme(route.getInput().getEndpointUri())
                .filter(INSTEAD::containsKey);
    }

    /**
     * Whether the step gives records their outcome.
     *
     * @throws IllegalArgumentException for one without evidence, where it is not a branch of a choice
     */
    static boolean isOutcome(CamelContext context, RouteDefinition route, ToDefinition to) {
        Matcher outcome = outcome(context, route, to);
        if (!outcome.matches()) {
            return false;
        }
        String of = outcome.group(OF);
        if (of == null) {
            if (!RoutePosition.isInChoice(to)) {
                throw new IllegalArgumentException("Step " + to.getId() + " of route " + route.getRouteId()
                        + " gives an outcome that rests on nothing. Write of: ID with the id of the step that has the"
                        + " effect, or put it into a branch of a choice");
            }
            if (!RoutePosition.choicesAbove(to).stream().allMatch(ConditionReads::any)) {
                throw new IllegalArgumentException("Step " + to.getId() + " of route " + route.getRouteId()
                        + " gives an outcome by a condition of which Wadi cannot tell whether a step has set"
                        + " what it reads. Set a header from it in a step before, and let the choice read that"
                        + " header in the simple language");
            }
        } else {
            callsOf(of).forEach(id -> requireCall(context, route, to, id));
        }
        return true;
    }

    private static void requireCall(CamelContext context, RouteDefinition route, ToDefinition to, String of) {
        NamedNode call = find(route.getOutputs(), of, prefix(route));
        if (call == null || Evidence.of(context, route, call) == Evidence.NONE) {
            throw new IllegalArgumentException("Step " + to.getId() + " of route " + route.getRouteId()
                    + " gives an outcome of step " + of + ", which is " + why(context, route, call)
                    + ". Write of: ID with the id of a to, toD or enrich that calls a service");
        }
    }

    /** The ids that the option {@code of} of an outcome names, separated by commas; as it stands in a route, or in the address that Camel makes of it. */
    public static List<String> callsOf(String of) {
        return Stream.of(URLDecoder.decode(of, UTF_8).split(",", -1))
                .map(String::strip)
                .toList();
    }

    /** Whether an outcome of the route rests on the step. */
    static boolean isAsked(CamelContext context, RouteDefinition route, NamedNode call) {
        return ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ToDefinition.class).stream()
                .map(to -> outcome(context, route, to))
                .filter(outcome -> outcome.matches() && outcome.group(OF) != null)
                .flatMap(outcome -> callsOf(outcome.group(OF)).stream())
                .anyMatch(id -> find(route.getOutputs(), id, prefix(route)) == call);
    }

    private static Matcher outcome(CamelContext context, RouteDefinition route, ToDefinition to) {
        return OUTCOME.matcher(
                new Placeholders(context, route).resolve(to.getEndpointUri()).orElse(""));
    }

    /** What the step gives records; empty where it is no such step. */
    static Optional<Outcome> given(CamelContext context, RouteDefinition route, ToDefinition to) {
        return Optional.of(outcome(context, route, to))
                .filter(Matcher::matches)
                .map(outcome -> Outcome.byRoute(outcome.group("name"), outcome.group(OF)));
    }

    private static String why(CamelContext context, RouteDefinition route, NamedNode call) {
        if (call == null) {
            return "not in this route";
        }
        if (Evidence.isDisabled(context, call)) {
            return "disabled";
        }
        return Evidence.block(context, route, call).isPresent()
                ? "a block that changes nothing"
                : "no call to a service that is waited for";
    }

    /** Whether a branch gives an outcome by the mere fact that an exchange came there. */
    static boolean givesOutcomes(CamelContext context, RouteDefinition route, ChoiceDefinition choice) {
        Collection<ToDefinition> steps =
                ProcessorDefinitionHelper.filterTypeInOutputs(List.of(choice), ToDefinition.class);
        return steps.stream()
                .map(to -> outcome(context, route, to))
                .anyMatch(outcome -> outcome.matches() && outcome.group(OF) == null);
    }

    private static String prefix(RouteDefinition route) {
        return route.getNodePrefixId() == null ? "" : route.getNodePrefixId();
    }

    private static NamedNode find(List<ProcessorDefinition<?>> steps, String id, String prefix) {
        for (ProcessorDefinition<?> step : steps) {
            if (id.equals(step.getId()) || (prefix + id).equals(step.getId())) {
                return step;
            }
            NamedNode inside = find(step.getOutputs(), id, prefix);
            if (inside != null) {
                return inside;
            }
        }
        return null;
    }
}
