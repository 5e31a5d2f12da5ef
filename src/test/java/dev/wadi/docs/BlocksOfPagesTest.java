package dev.wadi.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each block says what it is, so that a test loads or runs it; one that no test does has a mark with the reason, and {@code target/untested-blocks.txt} lists these. */
class BlocksOfPagesTest {
    /** {@code sh} is run; of {@code console} what follows {@code $} is run and the rest is what it prints; {@code text} is only shown. */
    private static final List<String> LANGUAGES =
            List.of("sh", "console", "python", "yaml", "json", "properties", "text");

    private static final Path LIST = Path.of("target/untested-blocks.txt");
    private static final Pattern TEST = Pattern.compile("\\b([A-Z]\\w+Test)\\b");

    @BeforeAll
    static void list() throws IOException {
        List<String> list = untested().stream()
                .map(block -> block + " (" + block.language() + "): "
                        + block.untested().orElseThrow())
                .toList();
        list.forEach(System.out::println);
        Files.write(LIST, list);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void eachBlockSaysWhatItIs(MarkdownPage page) {
        assertThat(page.blocks()).allSatisfy(block -> assertThat(block.language())
                .as("language behind the fence of %s", block)
                .isIn(LANGUAGES));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void eachMarkStandsAboveABlock(MarkdownPage page) {
        assertThat(page.marksWithoutBlock())
                .as("marks of %s with no block directly below them", page)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("untested")
    void eachBlockThatNoTestTakesHasAReason(DocumentedBlock block) throws IOException {
        String reason = block.untested().orElseThrow();
        assertThat(reason).as("reason of %s", block).hasSizeGreaterThan(10);
        assertThat(block.isIn("text"))
                .as("%s is text, which is only shown", block)
                .isFalse();
        Set<String> named = new TreeSet<>();
        TEST.matcher(reason).results().forEach(test -> named.add(test.group(1) + ".java"));
        named.removeAll(testFiles());
        assertThat(named)
                .as("tests that %s names and that are not there", block)
                .isEmpty();
    }

    @Test
    void aMarkIsOfTheBlockDirectlyBelowIt() {
        MarkdownPage page = MarkdownPage.of(
                Path.of("page.md"),
                List.of(
                        "<!-- untested: for a reason -->",
                        "",
                        "1. Do",
                        "   <!-- before: cd here -->",
                        "   <!-- file: one.yaml -->",
                        "   ```yaml",
                        "   a:",
                        "     b: 1",
                        "   ```"));
        assertThat(page.marksWithoutBlock()).extracting(Mark::line).containsExactly(1);
        assertThat(page.blocks()).singleElement().satisfies(block -> {
            assertThat(block).hasToString("page.md:6");
            assertThat(block.text()).isEqualTo("a:\n  b: 1\n");
            assertThat(block.before()).containsExactly("cd here");
            assertThat(block.file()).contains("one.yaml");
            assertThat(block.untested()).isEmpty();
        });
    }

    static List<MarkdownPage> pages() {
        return MarkdownPage.all();
    }

    static List<DocumentedBlock> untested() {
        return MarkdownPage.all().stream()
                .flatMap(page -> page.blocks().stream())
                .filter(block -> block.untested().isPresent())
                .toList();
    }

    private static Set<String> testFiles() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            Set<String> names = new TreeSet<>();
            files.forEach(file -> names.add(file.getFileName().toString()));
            return names;
        }
    }
}
