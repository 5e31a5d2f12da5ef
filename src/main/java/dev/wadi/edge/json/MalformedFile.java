package dev.wadi.edge.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.wadi.settings.Spelling;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is wrong with a JSON or YAML file that people edit, in the words of the file: the parser's own message has classes of Java and the place in another
 * form.
 *
 * @param place the file, with line and column where they are known
 */
public record MalformedFile(String place, String problem) {
    /** Where YAML's messages say that something is; the parser's own place is that of the last token before. */
    private static final Pattern MARK = Pattern.compile("(?m)^ in .*, line (\\d+), column (\\d+):?$");

    public static MalformedFile of(Path file, JsonProcessingException fault) {
        return new MalformedFile(place(file, fault), problem(fault));
    }

    @Override
    public String toString() {
        return place + ": " + problem;
    }

    private static String place(Path file, JsonProcessingException fault) {
        List<MatchResult> marks = MARK.matcher(String.valueOf(fault.getOriginalMessage()))
                .results()
                .toList();
        if (!marks.isEmpty()) {
            MatchResult last = marks.get(marks.size() - 1);
            return file + ":" + last.group(1) + ":" + last.group(2);
        }
        JsonLocation location = fault.getLocation();
        return location == null || location.getLineNr() < 1
                ? file.toString()
                : file + ":" + location.getLineNr() + ":" + location.getColumnNr();
    }

    private static String problem(JsonProcessingException fault) {
        if (fault instanceof UnrecognizedPropertyException unknown) {
            return path(unknown) + ": unknown key" + nearest(unknown.getPropertyName(), unknown.getKnownPropertyIds());
        }
        if (fault instanceof MismatchedInputException wrong && wrong.getTargetType() != null) {
            return path(wrong) + " must be " + wanted(wrong.getTargetType());
        }
        // YAML's messages quote the text around the place, indented
        return fault.getOriginalMessage()
                .lines()
                .filter(line -> !line.startsWith(" "))
                .collect(Collectors.joining("; "));
    }

    private static String nearest(String word, Collection<Object> known) {
        return known.stream()
                .map(String::valueOf)
                .min(Comparator.comparingInt(one -> Spelling.distance(word, one)))
                .map(one -> ", the nearest is " + one)
                .orElse("");
    }

    private static String wanted(Class<?> type) {
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "text";
        }
        return Number.class.isAssignableFrom(type) ? "a number" : Boolean.class == type ? "true or false" : "an object";
    }

    /** Such as {@code KeySchema[0].KeyType}; {@code the file} for the whole of it. */
    private static String path(JsonMappingException fault) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : fault.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.isEmpty() ? "the file" : path.toString();
    }
}
