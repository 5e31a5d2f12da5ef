package dev.wadi.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.app.installation.Installation;
import dev.wadi.testing.RouteCoverage;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each pipeline with Java of its own has a test that fails when it leaves a step unexecuted: some-name has dev.wadi.pipelines.somename.SomeNameRouteTest. */
class EveryRouteIsCoveredTest {

    static Stream<String> pipelines() {
        return new Installation(Path.of("").toAbsolutePath())
                .pipelines().stream()
                        .filter(pipeline -> Files.isDirectory(
                                Path.of("src/main/java/dev/wadi/pipelines", pipeline.replace("-", ""))));
    }

    @ParameterizedTest
    @MethodSource("pipelines")
    void aPipelineHasARouteTestThatWatchesItsSteps(String pipeline) throws Exception {
        String name = Arrays.stream(pipeline.split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        Class<?> test = Class.forName("dev.wadi.pipelines." + pipeline.replace("-", "") + "." + name + "RouteTest");
        Field field = Arrays.stream(test.getDeclaredFields())
                .filter(each ->
                        each.getType() == RouteCoverage.class && each.isAnnotationPresent(RegisterExtension.class))
                .findFirst()
                .orElseThrow(() -> new AssertionError(test + " registers no RouteCoverage"));
        field.setAccessible(true);
        assertThat(((RouteCoverage) field.get(null)).pipeline()).isEqualTo(pipeline);
    }
}
