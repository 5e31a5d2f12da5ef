package dev.wadi.app.reload;

import dev.wadi.app.installation.RouteFileProblem;
import dev.wadi.delivery.Causes;
import dev.wadi.settings.Spelling;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why an edited file is not loaded, in one line.
 *
 * @param place {@code file:line:column}, or the file alone
 * @param reason what is wrong and, where a word is nearly right, what to write
 */
record RefusedEdit(String place, String reason) {
    private static final Pattern POSITION = Pattern.compile(":(\\d+):(\\d+)$");
    /** Or the name of a class, with its package. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z][\\w-]*(?:\\.[A-Za-z][\\w-]*)*");

    private static final int NEAR = 2;

    /** @param running the text that runs, a source of words that are right */
    static RefusedEdit explain(Throwable fault, Path file, String running, String edited) {
        List<Throwable> causes = Causes.of(fault);
        Throwable deepest = causes.get(causes.size() - 1);
        RouteFileProblem problem = RouteFileProblem.find(causes, List.of(file))
                .orElseGet(() -> new RouteFileProblem(file.toString(), RouteFileProblem.firstLine(deepest)));
        String suggestion = word(problem.place(), edited)
                .flatMap(word -> nearest(word, running))
                .map(word -> ". Write " + word)
                .orElse("");
        return new RefusedEdit(problem.place(), problem.problem().replaceAll("[.\\s]+$", "") + suggestion);
    }

    private static Optional<String> word(String place, String text) {
        Matcher position = POSITION.matcher(place);
        List<String> lines = text.lines().toList();
        if (!position.find() || Integer.parseInt(position.group(1)) > lines.size()) {
            return Optional.empty();
        }
        String line = lines.get(Integer.parseInt(position.group(1)) - 1);
        int column = Math.min(Integer.parseInt(position.group(2)) - 1, line.length());
        Matcher word = WORD.matcher(line);
        return word.find(column) && line.substring(column, word.start()).isBlank()
                ? Optional.of(word.group())
                : Optional.empty();
    }

    private static Optional<String> nearest(String word, String running) {
        List<String> known = WORD.matcher(running)
                .results()
                .map(found -> found.group())
                .distinct()
                .toList();
        if (known.contains(word)) {
            return Optional.empty();
        }
        for (int distance = 1; distance <= NEAR && distance < word.length() - 1; distance++) {
            for (String candidate : known) {
                if (Spelling.distanceWithCase(word, candidate) == distance) {
                    return Optional.of(candidate);
                }
            }
        }
        return Optional.empty();
    }
}
