package dev.wadi.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.app.installation.Installation;
import dev.wadi.conformance.edits.DeclaredEnds;
import dev.wadi.delivery.FaultReason;
import dev.wadi.delivery.GivesOutcomes;
import dev.wadi.delivery.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The outcomes and reasons that a pipeline's README lists are those of its route and of the steps of Java that it names, and the other way round. */
class OutcomesAndReasonsTest {
    private static final Installation HOME = new Installation(Path.of(""));
    private static final String REASON = "reason ";
    private static final String OUTCOME = "outcome ";
    private static final Path CLASSES = Path.of("target/classes");
    private static final Pattern STEP_CLASS = Pattern.compile("#class:((dev[.]wadi[.]pipelines[.]\\w+)[.][\\w.]+)");
    private static final Pattern REASON_CLASS = Pattern.compile("\\w+Reason[.]class");
    private static final Pattern OUTCOME_STEP = Pattern.compile("[\"' ]outcome:(\\w+)");

    static List<String> pipelines() {
        return HOME.pipelines();
    }

    @ParameterizedTest
    @MethodSource("pipelines")
    void theReasonsAreThoseOfTheCode(String pipeline) throws Exception {
        Set<String> reasons = reasonsOf(packageOf(pipeline));
        for (Path route : HOME.routeFiles(pipeline)) {
            reasons.addAll(new BlocksOfRoute(Files.readString(route)).reasons());
        }
        reasons.add("internal_error");
        assertThat(declared(pipeline, REASON)).isEqualTo(reasons);
    }

    @ParameterizedTest
    @MethodSource("pipelines")
    void theOutcomesAreThoseOfTheRouteAndOfItsSteps(String pipeline) throws Exception {
        Set<String> given = new TreeSet<>(Set.of(Outcome.DEAD_LETTER));
        for (Path route : HOME.routeFiles(pipeline)) {
            String text = Files.readString(route);
            if (text.contains("- filter:")) {
                given.add(Outcome.FILTERED.name());
            }
            OUTCOME_STEP.matcher(text).results().forEach(found -> given.add(found.group(1)));
            given.addAll(new BlocksOfRoute(text).outcomes());
            for (String type : STEP_CLASS
                    .matcher(text)
                    .results()
                    .map(found -> found.group(1))
                    .toList()) {
                GivesOutcomes step = Class.forName(type).getAnnotation(GivesOutcomes.class);
                if (step != null) {
                    Stream.of(step.value().getEnumConstants()).forEach(word -> given.add(word.name()));
                }
            }
        }
        assertThat(given).as("outcomes of %s", pipeline).hasSizeGreaterThan(1);
        assertThat(declared(pipeline, OUTCOME)).isEqualTo(given);
    }

    /** That of the steps which its route names, which may be those of a pipeline that it is like. */
    private static String packageOf(String pipeline) throws IOException {
        for (Path route : HOME.routeFiles(pipeline)) {
            Matcher step = STEP_CLASS.matcher(Files.readString(route));
            if (step.find()) {
                return step.group(2).replace('.', '/');
            }
        }
        throw new AssertionError("the route of " + pipeline + " names no class of a pipeline");
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void theReasonsOfAllPipelinesStandInThePageAboutFaults() throws Exception {
        Set<String> reasons = new TreeSet<>();
        for (FaultReason reason : FaultReason.values()) {
            reasons.add(REASON + reason);
        }
        assertThat(DeclaredEnds.on(Path.of("docs/concepts/faults.md"))).containsExactlyInAnyOrderElementsOf(reasons);
    }

    /** The constants of its enum. */
    private static Set<String> reasonsOf(String folder) throws Exception {
        Set<String> reasons = new TreeSet<>();
        for (Path file : files(CLASSES.resolve(folder))) {
            if (REASON_CLASS.matcher(file.getFileName().toString()).matches()) {
                String name = CLASSES.relativize(file).toString();
                Class<?> type =
                        Class.forName(name.substring(0, name.lastIndexOf('.')).replace('/', '.'));
                Stream.of(type.getEnumConstants()).map(Object::toString).forEach(reasons::add);
            }
        }
        return reasons;
    }

    private static Set<String> declared(String pipeline, String kind) throws IOException {
        return DeclaredEnds.on(HOME.routes().resolve(pipeline).resolve("README.md")).stream()
                .filter(end -> end.startsWith(kind))
                .map(end -> end.substring(kind.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
