package dev.wadi.runtime;

import java.nio.file.Path;
import java.util.ArrayList;
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
    private static final Pattern WORD = Pattern.compile("[A-Za-z][\\w-]*");
    private static final int NEAR = 2;

    /** @param running the text that runs, a source of words that are right */
    static RefusedEdit explain(Throwable fault, Path file, String running, String edited) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = fault; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        Throwable deepest = causes.get(causes.size() - 1);
        RouteFileProblem problem = RouteFileProblem.find(causes, List.of(file))
                .orElseGet(() -> new RouteFileProblem(file.toString(), firstLine(deepest)));
        String suggestion = word(problem.place(), edited)
                .flatMap(word -> nearest(word, running))
                .map(word -> ". Write " + word)
                .orElse("");
        return new RefusedEdit(problem.place(), problem.problem().replaceAll("[.\\s]+$", "") + suggestion);
    }

    private static String firstLine(Throwable cause) {
        return String.valueOf(cause.getMessage())
                .lines()
                .findFirst()
                .orElse(cause.getClass().getSimpleName());
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
                if (distance(word, candidate) == distance) {
                    return Optional.of(candidate);
                }
            }
        }
        return Optional.empty();
    }

    /** Letters to insert, remove or replace. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[to.length()];
    }
}
