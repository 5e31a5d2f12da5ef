package dev.wadi.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commands of a page, one after the other in one shell, in a copy of the installation: what one block sets or makes, the next one has. Commands that run
 * until they are stopped go on in the background ({@code src/test/resources/dev/wadi/docs/wadi}).
 */
final class ShellSession implements AutoCloseable {
    private static final long LONGEST_MINUTES = 15;
    private static final Pattern BEGIN = Pattern.compile("(?m)^@@ (\\d+)\n");
    private static final Path STAND_INS = Path.of("src/test/resources/dev/wadi/docs");

    private final Path folder;
    private final Map<String, String> environment;

    /** @param folder the copy of the installation */
    ShellSession(Path folder, Map<String, String> environment) throws IOException {
        this.folder = folder;
        this.environment = environment;
        Path programs = Files.createDirectories(folder.resolve("bin"));
        for (String program : List.of("wadi", "redis-cli")) {
            Path copy = Files.copy(
                    STAND_INS.resolve(program), programs.resolve(program), StandardCopyOption.REPLACE_EXISTING);
            if (!copy.toFile().setExecutable(true)) {
                throw new IOException("cannot make " + copy + " executable");
            }
        }
    }

    /** Returns what each command printed. Fails at the first one that fails, where the page shows no output of it. */
    Map<ShellCommand, String> run(List<ShellCommand> commands) throws Exception {
        StringBuilder script = new StringBuilder("set -e\n");
        for (int i = 0; i < commands.size(); i++) {
            script.append("printf '\\n@@ %d\\n'\n".formatted(i))
                    .append(commands.get(i).script())
                    .append('\n');
        }
        Path output = folder.resolve("session.out");
        ProcessBuilder shell = new ProcessBuilder(
                        "sh",
                        Files.writeString(folder.resolve("session.sh"), script).toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        shell.environment().clear();
        shell.environment().putAll(environment);
        Process process = shell.start();
        boolean ended = process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        List<String> printed = parts(Files.readString(output));
        if (!ended || process.exitValue() != 0) {
            throw new AssertionError(commands.get(Math.max(0, printed.size() - 1))
                    + (ended ? "\nended with " + process.exitValue() : "\ndid not end")
                    + "\n" + (printed.isEmpty() ? "" : printed.get(printed.size() - 1)));
        }
        Map<ShellCommand, String> results = new LinkedHashMap<>();
        for (int i = 0; i < commands.size(); i++) {
            results.put(commands.get(i), printed.get(i));
        }
        return results;
    }

    private static List<String> parts(String output) {
        List<String> parts = new ArrayList<>();
        Matcher begin = BEGIN.matcher(output);
        int start = -1;
        while (begin.find()) {
            if (start >= 0) {
                parts.add(output.substring(start, begin.start()));
            }
            start = begin.end();
        }
        if (start >= 0) {
            parts.add(output.substring(start));
        }
        return parts;
    }

    /** Ends what goes on in the background. */
    @Override
    public void close() throws IOException {
        Path pid = folder.resolve("running.pid");
        if (Files.exists(pid)) {
            Optional<ProcessHandle> running =
                    ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()));
            running.ifPresent(ProcessHandle::destroyForcibly);
            running.ifPresent(process -> process.onExit().join());
        }
    }
}
