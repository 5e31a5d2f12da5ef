package dev.wadi.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** An installation with a copy of the route file, edited as a user would. */
public final class EditedRoute {
    private static final Path HOME = Path.of("").toAbsolutePath();

    private EditedRoute() {}

    public static Path in(Path folder, String pipeline, UnaryOperator<String> edit) throws IOException {
        try (Stream<Path> config = Files.walk(HOME.resolve("config"))) {
            for (Path file : config.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(HOME.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        String name = "routes/" + pipeline + "/" + pipeline + ".camel.yaml";
        String route = Files.readString(HOME.resolve(name));
        String edited = edit.apply(route);
        if (edited.equals(route)) {
            throw new IllegalStateException("The edit does not fit the route file any more");
        }
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), edited);
        return folder;
    }

    /** Without that step, and without the steps inside it. */
    public static String without(String route, String id) {
        List<String> lines = route.lines().toList();
        int named = lines.indexOf(lines.stream()
                .filter(line -> line.strip().equals("id: " + id))
                .findFirst()
                .orElseThrow());
        int start = named;
        while (!lines.get(start).strip().startsWith("- ")) {
            start--;
        }
        int depth = lines.get(start).indexOf('-');
        int end = start + 1;
        while (end < lines.size() && (lines.get(end).isBlank() || indent(lines.get(end)) > depth)) {
            end++;
        }
        return String.join(
                        "\n",
                        Stream.concat(lines.subList(0, start).stream(), lines.subList(end, lines.size()).stream())
                                .toList())
                + "\n";
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }
}
