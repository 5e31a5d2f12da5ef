package dev.wadi.app.installation;

import dev.wadi.settings.NotUtf8Exception;
import dev.wadi.settings.Utf8File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * All route files of an installation at one moment.
 *
 * @param texts by the path under which Wadi knows the file
 * @param others YAML files beside them that are none by their names
 */
public record RouteFiles(Map<Path, RouteText> texts, Set<Path> others) {

    /**
     * What a path leads to.
     *
     * @param real the file itself: another one after the swap of a symbolic link on the way
     * @param fault why the content is not what stands in the file
     */
    public record RouteText(Path real, String content, Optional<RouteFileProblem> fault) {}

    /** A file that goes while it is read counts as gone. */
    public static RouteFiles read(Installation installation) {
        Map<Path, RouteText> texts = new TreeMap<>();
        try {
            for (Path file : installation.routeFiles()) {
                read(file, texts);
            }
            return new RouteFiles(texts, installation.otherFiles());
        } catch (UncheckedIOException e) {
            // the folder itself is being replaced
            return new RouteFiles(Map.of(), Set.of());
        }
    }

    private static void read(Path file, Map<Path, RouteText> texts) {
        try {
            Path real = file.toRealPath();
            texts.put(file, text(file, real));
        } catch (IOException e) {
            // a link without its end: nothing that could be loaded
            return;
        }
    }

    private static RouteText text(Path file, Path real) throws IOException {
        try {
            return new RouteText(real, Utf8File.read(file), Optional.empty());
        } catch (NotUtf8Exception e) {
            return new RouteText(real, Utf8File.readLeniently(file), Optional.of(RouteFileProblem.of(e)));
        }
    }
}
