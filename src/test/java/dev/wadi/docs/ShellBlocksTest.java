package dev.wadi.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.app.installation.Installation;
import dev.wadi.testing.ExampleWorld;
import dev.wadi.testing.InstallationCopy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shell and Python blocks of each page are run, and print what the page shows. */
class ShellBlocksTest {
    private static ExampleWorld world;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        world = new ExampleWorld(new Installation(Path.of("").toAbsolutePath()));
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theCommandsOfAPageDoWhatItShows(MarkdownPage page) throws Exception {
        InstallationCopy.to(folder);
        List<ShellCommand> commands = new ArrayList<>();
        for (DocumentedBlock block : page.blocks()) {
            if (block.file().isPresent()) {
                commands.add(ShellCommand.write(block, block.file().get()));
            } else if (isRun(block)) {
                NeededProgram.missingFor(block)
                        .ifPresentOrElse(
                                program -> System.out.println(block + " is not run here: there is no " + program),
                                () -> commands.addAll(ShellCommand.of(block)));
            }
        }
        run(commands);
    }

    @Test
    void aCommandThatFailsOrPrintsSomethingElseFails() throws IOException {
        InstallationCopy.to(folder);
        assertThatThrownBy(() -> run(commands("sh", "true\nfalse\necho on\n")))
                .hasMessageContaining("page.md:1: true\nended with 1");
        assertThatThrownBy(() -> run(commands("console", "$ echo 'one 1'; false\none 2\ntwo\n$ echo three\n")))
                .hasMessageContaining("two");
    }

    private List<ShellCommand> commands(String language, String text) {
        return ShellCommand.of(new DocumentedBlock(Path.of("page.md"), 1, language, text, List.of()));
    }

    private void run(List<ShellCommand> commands) throws Exception {
        try (ShellSession session = new ShellSession(folder, world.environment(folder))) {
            session.run(commands.stream().map(ShellBlocksTest::onThisMachine).toList())
                    .forEach((command, printed) -> command.shown().ifPresent(shown -> assertThat(
                                    new ShownOutput(shown).missingIn(ExampleWorld.asOnAws(printed)))
                            .as("what %s shows and does not print. It printed:%n%s", command, printed)
                            .isEmpty()));
        }
    }

    private static ShellCommand onThisMachine(ShellCommand command) {
        return new ShellCommand(command.block(), world.onThisMachine(command.text()), command.shown());
    }

    static List<MarkdownPage> pages() {
        return MarkdownPage.all().stream()
                .filter(page -> page.blocks().stream().anyMatch(ShellBlocksTest::isRun))
                .toList();
    }

    private static boolean isRun(DocumentedBlock block) {
        return block.isIn("sh", "console", "python") && block.untested().isEmpty();
    }
}
