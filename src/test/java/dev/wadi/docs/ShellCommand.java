package dev.wadi.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a shell runs of a block.
 *
 * @param shown what the page shows of its output; empty where it says nothing of it. A command without output must end well
 */
record ShellCommand(DocumentedBlock block, String text, Optional<String> shown) {
    /** Those of a block, in order; the first one begins with what is run before it. */
    static List<ShellCommand> of(DocumentedBlock block) {
        List<ShellCommand> commands = new ArrayList<>();
        block.before().forEach(before -> commands.add(new ShellCommand(block, before, Optional.empty())));
        if (block.isIn("console")) {
            commands.addAll(console(block));
        } else if (block.isIn("python")) {
            commands.add(new ShellCommand(block, "python3 - <<'EOF'\n" + block.text() + "EOF", Optional.empty()));
        } else {
            commands.add(new ShellCommand(block, block.text().strip(), Optional.empty()));
        }
        return commands;
    }

    /** Writes the file that the block is the content of, as a reader does before the next command. */
    static ShellCommand write(DocumentedBlock block, String file) {
        return new ShellCommand(
                block, "cat > '%s' <<'END_OF_FILE'%n%sEND_OF_FILE".formatted(file, block.text()), Optional.empty());
    }

    private static List<ShellCommand> console(DocumentedBlock block) {
        return Stream.of(("\n" + block.text()).split("\n\\$ ", -1))
                .skip(1)
                .map(part -> part.split("\n", 2))
                .map(part -> new ShellCommand(block, part[0], Optional.of(part.length == 1 ? "" : part[1])))
                .toList();
    }

    /** As a part of a script that ends at the first command that fails. */
    String script() {
        boolean mayFail = shown.filter(output -> !output.isBlank()).isPresent();
        return mayFail ? "{ " + text + "\n} || true" : text;
    }

    @Override
    public String toString() {
        return block + ": " + text.lines().findFirst().orElse("");
    }
}
