package dev.wadi.conformance;

import dev.wadi.app.installation.Installation;
import dev.wadi.app.installation.PipelineTemplate;
import dev.wadi.app.installation.PipelineTemplate.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pipeline {@code orders} as the tutorial makes it, in a folder where there is no other. */
final class TutorialOrders {
    static final String NAME = "orders";

    private static final Path PAGE = Path.of("docs/tutorial/your-first-pipeline.md");
    private static final Pattern FILE =
            Pattern.compile("<!-- file: (\\S+) -->\\n```\\w+\\n(.*?)\\n```", Pattern.DOTALL);
    private static final Pattern ADDED = Pattern.compile("cat >> (\\S+) <<'END'\\n(.*?)\\nEND\\n", Pattern.DOTALL);

    private TutorialOrders() {}

    static void make(Path home) throws IOException {
        Files.createDirectories(home.resolve("routes"));
        Files.createDirectories(home.resolve("config"));
        Files.copy(Path.of("config/application.properties"), home.resolve("config/application.properties"));
        PipelineTemplate.make(new Installation(home), Source.kinesis, NAME);
        try (Stream<Path> scenarios = Files.list(home.resolve("routes/orders/scenarios"))) {
            for (Path scenario : scenarios.toList()) {
                Files.delete(scenario);
            }
        }
        String page = Files.readString(PAGE);
        for (MatchResult added : blocks(ADDED, page)) {
            Files.writeString(home.resolve(added.group(1)), added.group(2) + "\n", StandardOpenOption.APPEND);
        }
        for (MatchResult file : blocks(FILE, page)) {
            Files.writeString(home.resolve(file.group(1)), file.group(2) + "\n");
        }
    }

    private static List<MatchResult> blocks(Pattern form, String page) {
        return form.matcher(page).results().toList();
    }
}
