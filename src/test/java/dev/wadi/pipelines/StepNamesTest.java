package dev.wadi.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.wadi.app.installation.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A step, its bean and its class have one name: {@code find-asset}, {@code findAsset}, {@code FindAsset}. Whoever reads of one finds the others. */
class StepNamesTest {
    private static final Pattern NEXT_WORD = Pattern.compile("-(.)");

    private record BeanStep(String id, String bean) {}

    static Stream<Path> routeFiles() {
        return new Installation(Path.of("").toAbsolutePath()).routeFiles().stream();
    }

    @ParameterizedTest
    @MethodSource("routeFiles")
    void stepBeanAndClassHaveOneName(Path file) throws IOException {
        JsonNode elements = new YAMLMapper().readTree(file.toFile());
        Map<String, String> classes = new HashMap<>();
        elements.findValues("beans")
                .forEach(beans -> beans.forEach(bean -> classes.put(
                        bean.get("name").asText(), bean.get("type").asText().replaceFirst(".*[.]", ""))));
        List<BeanStep> steps = new ArrayList<>();
        for (String kind : List.of("bean", "process")) {
            elements.findValues(kind)
                    .forEach(step -> steps.add(new BeanStep(
                            step.path("id").asText(), step.path("ref").asText())));
        }
        assertThat(steps).isNotEmpty().allSatisfy(step -> {
            assertThat(step.bean()).isEqualTo(camelCase(step.id()));
            assertThat(classes.get(step.bean())).isEqualToIgnoringCase(step.bean());
        });
    }

    private static String camelCase(String id) {
        return NEXT_WORD.matcher(id).replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }
}
