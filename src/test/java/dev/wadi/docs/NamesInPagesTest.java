package dev.wadi.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.wadi.app.installation.Installation;
import dev.wadi.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings and steps that pages name are there. */
class NamesInPagesTest {
    private static final Installation HOME = new Installation(Path.of(""));
    private static final Set<String> SETTINGS =
            HOME.settings().all().stream().map(Setting::name).collect(Collectors.toSet());
    /** Of a setting of a pipeline or of the whole, in code; a file has a suffix. */
    private static final Pattern SETTING = Pattern.compile("`((?:wadi|" + String.join("|", HOME.pipelines())
            + ")\\.(?!camel\\.|home|jar|jsa|yaml|json|md)[a-z][a-z-]*)(?:=[^`]*)?`");
    /** The cells of the first column of the table of steps. */
    private static final Pattern STEPS_ROW = Pattern.compile("\\| (`[^|]+`) \\|.*");

    static List<String> pipelines() {
        return HOME.pipelines();
    }

    static List<Path> pages() {
        return MarkdownPage.paths().stream()
                .filter(file -> !file.endsWith("CHANGELOG.md"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theSettingsThatAPageNamesAreThere(Path page) throws IOException {
        Set<String> unknown = new TreeSet<>();
        SETTING.matcher(Files.readString(page)).results().forEach(found -> unknown.add(found.group(1)));
        unknown.removeAll(SETTINGS);
        assertThat(unknown)
                .as("settings that %s names and that are not there", page)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pipelines")
    void theStepsThatAReadmeListsAreThoseOfTheRoute(String pipeline) throws IOException {
        Set<String> ids = new HashSet<>();
        for (Path route : HOME.routeFiles(pipeline)) {
            collectIds(new YAMLMapper().readTree(route.toFile()), ids);
        }
        assertThat(ids).containsAll(steps(HOME.routes().resolve(pipeline).resolve("README.md")));
    }

    private static Set<String> steps(Path readme) throws IOException {
        Set<String> steps = new TreeSet<>();
        boolean inside = false;
        for (String line : Files.readAllLines(readme)) {
            inside = line.startsWith("## ") ? line.equals("## Steps") : inside;
            Matcher row = STEPS_ROW.matcher(line);
            if (inside && row.matches()) {
                Stream.of(row.group(1).split(", ")).forEach(step -> steps.add(step.replace("`", "")));
            }
        }
        assertThat(steps).as("steps of %s", readme).isNotEmpty();
        return steps;
    }

    private static void collectIds(JsonNode node, Set<String> ids) {
        if (node.path("id").isTextual()) {
            ids.add(node.get("id").textValue());
        }
        node.forEach(child -> collectIds(child, ids));
    }
}
