package dev.wadi.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All route files of an installation at one moment.
 *
 * @param texts by the path under which Wadi knows the file
 * @param others YAML files beside them that are none by their names
 */
record RouteFiles(Map<Path, RouteText> texts, Set<Path> others) {

    /**
     * What a path leads to.
     *
     * @param real the file itself: another one after the swap of a symbolic link on the way
     */
    record RouteText(Path real, String content) {}

    /** A file that goes while it is read counts as gone. */
    static RouteFiles read(Installation installation) {
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
            texts.put(file, new RouteText(file.toRealPath(), Files.readString(file)));
        } catch (IOException e) {
            // a link without its end, or no text: nothing that could be loaded
            return;
        }
    }
}
