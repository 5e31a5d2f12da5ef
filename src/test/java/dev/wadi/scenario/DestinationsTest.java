package dev.wadi.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.app.installation.Installation;
import dev.wadi.scenario.environment.ScenarioLayout;
import dev.wadi.scenario.format.ScenarioNode;
import dev.wadi.settings.Setting;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No setting that names a thing to write to is left out of what {@code wadi invoke} tells first. */
class DestinationsTest {
    private static final Installation HOME = new Installation(Path.of("").toAbsolutePath());
    private static final Pattern THING = Pattern.compile(
            "(?i).*(queue|queue_url|topic|topic_arn|stream|table|table_name|table_arn|hostname|redis_host)");
    /** What is read, and what {@code invoke} does not touch. */
    private static final Pattern SOURCE = Pattern.compile(".*\\.(stream|queue|lease-table)");

    static List<String> pipelines() {
        return HOME.pipelines();
    }

    @ParameterizedTest
    @MethodSource("pipelines")
    void everyQueueTableTopicAndServerIsTold(String pipeline) {
        ObjectNode scenario = new ObjectMapper().createObjectNode().put("pipeline", pipeline);
        scenario.putObject("expected");
        Set<String> told = ScenarioLayout.of(ScenarioNode.root(scenario), HOME).parts().stream()
                .flatMap(part -> part.writesTo(pipeline).keySet().stream())
                .collect(Collectors.toSet());
        List<String> things = HOME.settings().of(pipeline).stream()
                .map(Setting::name)
                .filter(name ->
                        THING.matcher(name).matches() && !SOURCE.matcher(name).matches())
                .toList();
        assertThat(things).hasSizeGreaterThan(1);
        assertThat(told).containsAll(things);
    }
}
