package dev.wadi.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links between the project's own pages lead somewhere. */
class LinksTest {
    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(?:#[^)]*)?\\)");
    /** What Markdown does not show as links. */
    private static final Pattern UNSHOWN = Pattern.compile("(?s)<!--.*?-->|```.*?```|`[^`\\n]*`");

    @ParameterizedTest
    @MethodSource("pages")
    void linksLeadToFiles(Path page) throws IOException {
        String text = UNSHOWN.matcher(Files.readString(page)).replaceAll("");
        List<String> broken = LINK.matcher(text)
                .results()
                .map(LinksTest::target)
                .filter(target -> !target.contains("://") && !target.startsWith("mailto:"))
                .filter(target -> !Files.exists(page.resolveSibling(target)))
                .toList();
        assertThat(broken).as("links of %s that lead nowhere", page).isEmpty();
    }

    private static String target(MatchResult link) {
        return link.group(1);
    }

    static List<Path> pages() {
        return MarkdownPage.paths();
    }
}
