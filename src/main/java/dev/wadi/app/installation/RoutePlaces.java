package dev.wadi.app.installation;

import dev.wadi.settings.SettingException;
import dev.wadi.settings.Utf8File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where in the route files something stands, as {@code file:line:column}. */
public final class RoutePlaces {
    private static final Pattern PART = Pattern.compile(
            "(?:(?:condition|expression) \"(?<text>.*)\"(?: of )?)?(?:step (?<step>\\S+)|.*)"
                    + SettingException.OF_ROUTE + "(?<route>\\S+)",
            Pattern.DOTALL);

    private RoutePlaces() {}

    /** Of the expression or the step that a problem names, or of its route where the step has no id; empty for one of settings. */
    public static Optional<String> of(SettingException problem, List<Path> routeFiles) {
        Matcher part = PART.matcher(problem.setting());
        if (!part.matches()) {
            return Optional.empty();
        }
        String step = part.group("step");
        String route = part.group("route");
        List<Path> own = routeFiles.stream().filter(file -> has(route, file)).toList();
        Stream<String> names =
                step == null ? Stream.of(route) : Stream.of(step, step.substring(step.lastIndexOf('/') + 1), route);
        return Optional.ofNullable(part.group("text"))
                .flatMap(text -> ofWord(text, own))
                .or(() -> names.flatMap(name -> own.stream().flatMap(file -> ofId(name, file).stream()))
                        .findFirst());
    }

    static boolean has(String route, Path file) {
        return !ofId(route, file).isEmpty();
    }

    static List<String> ofId(String id, Path file) {
        return places(Pattern.compile("\\bid: *[\"']?" + Pattern.quote(id) + "[\"']? *(?=[,}#]|$)"), file);
    }

    /** The first place where it is no part of a longer word. */
    static Optional<String> ofWord(String word, List<Path> routeFiles) {
        Pattern text = Pattern.compile("(?<![\\w-](?=[\\w-]))" + Pattern.quote(word) + "(?!(?<=[\\w-])[\\w-])");
        return routeFiles.stream().flatMap(file -> places(text, file).stream()).findFirst();
    }

    private static List<String> places(Pattern text, Path file) {
        List<String> places = new ArrayList<>();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            Matcher found = text.matcher(line);
            if (!line.strip().startsWith("#") && found.find()) {
                places.add(file + ":" + number + ":" + (found.start() + 1));
            }
        }
        return places;
    }

    private static List<String> lines(Path file) {
        try {
            return Utf8File.readLeniently(file).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
