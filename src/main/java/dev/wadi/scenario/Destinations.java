package dev.wadi.scenario;

import dev.wadi.edge.aws.AwsClients;
import dev.wadi.scenario.environment.ScenarioFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;

/** Where an invocation against the environment will write: what the pipeline's settings name, and where that is. */
final class Destinations {
    private static final String ENDPOINT = "AWS_ENDPOINT_URL";

    private Destinations() {}

    static List<String> lines(Scenario scenario, CamelContext context) {
        List<String> lines = new ArrayList<>();
        lines.add("writes to, in AWS region " + AwsClients.region() + endpoints() + ":");
        for (ScenarioFixture part : scenario.parts()) {
            part.writesTo(scenario.pipeline()).forEach((setting, kind) -> {
                String value = context.resolvePropertyPlaceholders("{{?" + setting + "}}");
                if (value != null && !value.isBlank()) {
                    lines.add("  " + kind + " " + value + " (" + setting + ")");
                }
            });
        }
        return lines;
    }

    /** Where the environment has the services elsewhere than AWS. */
    private static String endpoints() {
        Map<String, String> given = new TreeMap<>(System.getenv());
        given.keySet().removeIf(variable -> !variable.startsWith(ENDPOINT));
        return given.entrySet().stream()
                .map(variable -> ", " + variable.getKey() + "=" + variable.getValue())
                .collect(Collectors.joining());
    }
}
