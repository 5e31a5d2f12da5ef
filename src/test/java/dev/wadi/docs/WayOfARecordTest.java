package dev.wadi.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The classes that a record meets by the page are there, each in its room, and are counted right. Whether it meets them shows a debugger only. */
class WayOfARecordTest {
    private static final Path PAGE = Path.of("docs/concepts/way-of-a-record.md");
    private static final Path PRODUCT = Path.of("src/main/java/dev/wadi");
    private static final Pattern HEADING = Pattern.compile("## (\\S+)");
    private static final Pattern ROOM = Pattern.compile("\\| `([a-z.]+)` \\| (\\d+) \\| (.*) \\|");
    private static final Pattern TOTAL = Pattern.compile("\\| ([a-z-]+) \\| (\\d+) \\|.*");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    @Test
    void eachClassIsThereOnceInItsRoom() throws IOException {
        List<String> missing = new ArrayList<>();
        List<String> all = new ArrayList<>();
        for (MatchResult room : rooms()) {
            for (String name : names(room)) {
                Path file = PRODUCT.resolve(room.group(1).replace('.', '/')).resolve(name + ".java");
                all.add(file.toString());
                if (!Files.isRegularFile(file)) {
                    missing.add(file.toString());
                }
            }
            assertThat(names(room)).as("classes of %s", room.group(1)).doesNotHaveDuplicates();
        }
        assertThat(missing).as("classes in %s that are not there", PAGE).isEmpty();
        assertThat(all).hasSizeGreaterThan(100);
    }

    @Test
    void theNumbersAreThoseOfTheNames() throws IOException {
        for (MatchResult room : rooms()) {
            assertThat(names(room)).as("classes of %s", room.group(1)).hasSize(Integer.parseInt(room.group(2)));
        }
        assertThat(totals()).as("the first table of %s", PAGE).isEqualTo(sums()).hasSize(3);
    }

    private static Map<String, Integer> totals() throws IOException {
        Map<String, Integer> totals = new LinkedHashMap<>();
        for (String line : Files.readAllLines(PAGE)) {
            var total = TOTAL.matcher(line);
            if (total.matches()) {
                totals.put(total.group(1), Integer.valueOf(total.group(2)));
            }
        }
        return totals;
    }

    private static Map<String, Integer> sums() throws IOException {
        Map<String, Integer> sums = new LinkedHashMap<>();
        String pipeline = "";
        for (String line : Files.readAllLines(PAGE)) {
            var heading = HEADING.matcher(line);
            var room = ROOM.matcher(line);
            if (heading.matches()) {
                pipeline = heading.group(1);
            } else if (room.matches()) {
                sums.merge(pipeline, names(room).size(), Integer::sum);
            }
        }
        return sums;
    }

    private static List<MatchResult> rooms() throws IOException {
        return ROOM.matcher(Files.readString(PAGE)).results().toList();
    }

    private static List<String> names(MatchResult room) {
        return NAME.matcher(room.group(3)).results().map(name -> name.group(1)).toList();
    }
}
