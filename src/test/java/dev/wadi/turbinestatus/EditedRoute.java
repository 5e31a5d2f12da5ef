package dev.wadi.turbinestatus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** An installation with a copy of the route file, edited as a user would. */
final class EditedRoute {
    private static final String FILE = "routes/turbine-status/turbine-status.camel.yaml";

    private EditedRoute() {}

    static Path in(Path folder, UnaryOperator<String> edit) throws IOException {
        for (String copied : List.of(
                "config/application.properties",
                "config/application-local.properties",
                "config/turbine-status/vendors.yaml")) {
            Files.createDirectories(folder.resolve(copied).getParent());
            Files.copy(StatusWorld.HOME.resolve(copied), folder.resolve(copied));
        }
        String route = Files.readString(StatusWorld.HOME.resolve(FILE));
        String edited = edit.apply(route);
        if (edited.equals(route)) {
            throw new IllegalStateException("The edit does not fit the route file any more");
        }
        Files.createDirectories(folder.resolve(FILE).getParent());
        Files.writeString(folder.resolve(FILE), edited);
        return folder;
    }

    /** Without that step, and without the steps inside it. */
    static String without(String route, String id) {
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
