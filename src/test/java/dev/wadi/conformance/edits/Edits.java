package dev.wadi.conformance.edits;

import static dev.wadi.conformance.edits.RouteFile.STEPS;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.conformance.edits.Edit.Effect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** All edits of a route file that the matrix tries, derived from the file alone. */
final class Edits {
    private static final Set<String> WRAPPERS = Set.of("split", "filter", "choice");
    private static final String LOG = "log: {message: edited}";
    /** Steps that any user may write down anywhere. */
    private static final Map<String, String> INSERTED = inserted();

    private static final String BEHIND = "seda:behind";
    private static final List<String> FATES = List.of("continued", "handled");
    private static final JsonPointer ON_EXCEPTIONS = JsonPointer.compile("/routeConfiguration/onException");
    private static final List<String> INTERCEPTED = List.of("*", "aws2-*");
    private static final String INTERCEPTOR =
            "interceptSendToEndpoint: {uri: '%s', skipSendToOriginalEndpoint: 'true', steps: [{log: {message: edited}}]}";
    private static final String ON_EXCEPTION =
            "onException: {exception: [java.lang.Exception], %s: {constant: 'true'}}";

    private Edits() {}

    private static Map<String, String> inserted() {
        Map<String, String> steps = new LinkedHashMap<>();
        steps.put("stop", "stop: {}");
        steps.put("removeProperties *", "removeProperties: {pattern: '*'}");
        steps.put("removeHeaders *", "removeHeaders: {pattern: '*'}");
        steps.put("a constant body", "setBody: {constant: edited}");
        steps.put("wireTap", "wireTap: {uri: 'log:edited?level=DEBUG'}");
        steps.put("toD of an outcome", "toD: {uri: 'outcome:edited'}");
        return steps;
    }

    static List<Edit> of(RouteFile file) {
        List<Edit> edits = new ArrayList<>();
        for (StepSite site : file.steps()) {
            edits.add(site.edit("remove", (steps, step) -> steps.remove(site.index())));
            edits.add(site.edit("log instead of", (steps, step) -> steps.set(site.index(), RouteFile.snippet(LOG))));
            edits.add(disabled(site));
            if (site.kind().equals("to")) {
                edits.add(site.edit("wireTap instead of", (steps, step) -> {
                    ObjectNode tap = ((ObjectNode) RouteFile.snippet("wireTap: {}"));
                    tap.set("wireTap", step.get("to"));
                    steps.set(site.index(), tap);
                }));
                edits.add(site.edit("toD instead of", (steps, step) -> {
                    ObjectNode dynamic = ((ObjectNode) RouteFile.snippet("toD: {}"));
                    dynamic.set("toD", step.get("to"));
                    steps.set(site.index(), dynamic);
                }));
            }
            if (!site.isLast()) {
                edits.add(site.edit(
                        "swap with the next",
                        (steps, step) -> steps.insert(site.index() + 1, steps.remove(site.index()))));
            }
            if (WRAPPERS.contains(site.kind())) {
                addUnwrapped(site, edits);
            }
            INSERTED.forEach((name, yaml) -> {
                edits.add(site.edit(
                        name + " before", (steps, step) -> steps.insert(site.index(), RouteFile.snippet(yaml))));
                edits.add(site.edit(
                        name + " after", (steps, step) -> steps.insert(site.index() + 1, RouteFile.snippet(yaml))));
            });
            edits.add(around(site, "loop of 2 around", "loop: {constant: '2', steps: []}"));
            edits.add(around(
                            site,
                            "empty doCatch around",
                            "doTry: {steps: [], doCatch: [{exception: [java.lang.Exception], steps: []}]}")
                    .with(Effect.CATCHES));
            edits.add(behindSeda(site));
        }
        addWholeRoutes(file, edits);
        return edits;
    }

    private static void addUnwrapped(StepSite site, List<Edit> edits) {
        Edit unwrapped = site.edit("unwrap", (steps, step) -> {
            steps.remove(site.index());
            int at = site.index();
            for (ArrayNode list : lists(step.get(site.kind()))) {
                for (JsonNode inside : list) {
                    steps.insert(at++, inside);
                }
            }
        });
        edits.add(site.kind().equals("split") ? unwrapped : unwrapped.with(Effect.OPENS));
        for (int i = 0; i < lists(site.step()).size(); i++) {
            int branch = i;
            edits.add(
                    site.edit("empty", (steps, step) -> lists(step).get(branch).removeAll()));
        }
    }

    /** The lists of steps of a step's own: not those of steps inside of it. */
    private static List<ArrayNode> lists(JsonNode step) {
        List<ArrayNode> lists = new ArrayList<>();
        step.properties().forEach(member -> {
            if (member.getKey().equals(STEPS)) {
                lists.add((ArrayNode) member.getValue());
            } else {
                lists.addAll(lists(member.getValue()));
            }
        });
        if (step.isArray()) {
            step.forEach(item -> lists.addAll(lists(item)));
        }
        return lists;
    }

    private static Edit disabled(StepSite site) {
        return site.edit("disable", (steps, step) -> {
            if (step.get(site.kind()) instanceof ObjectNode options) {
                options.put("disabled", "true");
            } else {
                ((ObjectNode) step)
                        .putObject(site.kind())
                        .put("uri", step.get(site.kind()).asText())
                        .put("disabled", "true");
            }
        });
    }

    private static Edit around(StepSite site, String what, String yaml) {
        return site.edit(what, (steps, step) -> {
            JsonNode wrapper = RouteFile.snippet(yaml);
            lists(wrapper).get(0).add(step);
            steps.set(site.index(), wrapper);
        });
    }

    /**
     * The step and all behind it work on behind the source's back. The second route is not started, as if the process had been killed after the
     * acknowledgement: what then is not there is lost.
     */
    private static Edit behindSeda(StepSite site) {
        return site.edit("seda before", tree -> {
            ArrayNode steps = (ArrayNode) tree.at(site.list());
            ObjectNode behind = (ObjectNode) RouteFile.snippet(
                    "route: {id: behind, autoStartup: false, from: {uri: '" + BEHIND + "', steps: []}}");
            ArrayNode moved = (ArrayNode) behind.at("/route/from/steps");
            while (steps.size() > site.index()) {
                moved.add(steps.remove(site.index()));
            }
            steps.add(RouteFile.snippet("to: {uri: '" + BEHIND + "'}"));
            ((ArrayNode) tree).add(behind);
        });
    }

    private static void addWholeRoutes(RouteFile file, List<Edit> edits) {
        for (String calls : INTERCEPTED) {
            JsonNode interceptor = RouteFile.snippet(INTERCEPTOR.formatted(calls));
            edits.add(ofRoute(
                    file, file.bodies().get(0), "interceptor in place of " + calls + " for", tree -> ((ArrayNode) tree)
                            .insert(0, interceptor)));
        }
        for (JsonPointer body : file.bodies()) {
            edits.add(
                    ofRoute(file, body, "no steps in", tree -> list(tree, body).removeAll()));
            edits.add(ofRoute(file, body, "nothing but a log in", tree -> list(tree, body)
                    .removeAll()
                    .add(RouteFile.snippet(LOG))));
            for (String fate : FATES) {
                JsonNode onException = RouteFile.snippet(ON_EXCEPTION.formatted(fate));
                edits.add(ofRoute(file, body, "onException " + fate + " for", tree -> ((ArrayNode) tree)
                                .insert(0, onException))
                        .with(Effect.CATCHES));
                edits.add(ofRoute(file, body, "routeConfiguration with onException " + fate + " for", tree -> {
                            ObjectNode configuration =
                                    (ObjectNode) RouteFile.snippet("routeConfiguration: {id: edited, onException: []}");
                            list(configuration, ON_EXCEPTIONS).add(onException);
                            ((ObjectNode) tree.at(route(body))).put("routeConfigurationId", "edited");
                            ((ArrayNode) tree).insert(0, configuration);
                        })
                        .with(Effect.CATCHES));
            }
        }
    }

    private static ArrayNode list(JsonNode tree, JsonPointer at) {
        return (ArrayNode) tree.at(at);
    }

    /** Of the list of its steps. */
    private static JsonPointer route(JsonPointer body) {
        return body.head().head();
    }

    private static Edit ofRoute(RouteFile file, JsonPointer body, String what, Consumer<JsonNode> change) {
        JsonNode tree = file.tree().deepCopy();
        change.accept(tree);
        String id = file.tree().at(route(body)).path("id").asText("a route");
        return new Edit(file.file(), what, id, file.lines().get(route(body)), Effect.NONE, tree);
    }
}
