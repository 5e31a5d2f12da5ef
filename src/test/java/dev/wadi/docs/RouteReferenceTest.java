package dev.wadi.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.delivery.Answer;
import dev.wadi.delivery.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page "What a route can use" is as the components, the libraries and the code have it. With {@code -Dwadi.docs.write=true} it is written anew. */
class RouteReferenceTest {
    private static final Path PAGE = Path.of("docs/reference/what-a-route-can-use.md");
    private static final Pattern OUTCOME_ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\|");

    @Test
    void thePageIsAsGenerated() throws Exception {
        String page = Files.readString(PAGE);
        String generated = new RouteReference().in(page);
        if (Boolean.getBoolean("wadi.docs.write")) {
            Files.writeString(PAGE, generated);
        }
        assertThat(Files.readString(PAGE))
                .as("write it anew: mvn -q test -Dtest=RouteReferenceTest -Dwadi.docs.write=true")
                .isEqualTo(generated);
    }

    @Test
    void theOutcomesAreThoseThatBlocksFiltersAndRefusalsGive() throws IOException {
        String page = Files.readString(PAGE);
        String section = page.substring(page.indexOf("\n## Outcomes"), page.indexOf("\n## Reasons"));
        Set<String> outcomes = new TreeSet<>(Set.of(Outcome.DEAD_LETTER, Outcome.FILTERED.name(), "NAME"));
        for (Answer answer : Answer.values()) {
            outcomes.add(answer.outcome().name());
        }
        Set<String> listed = new TreeSet<>();
        OUTCOME_ROW.matcher(section).results().forEach(row -> listed.add(row.group(1)));
        assertThat(listed).isEqualTo(outcomes);
    }
}
