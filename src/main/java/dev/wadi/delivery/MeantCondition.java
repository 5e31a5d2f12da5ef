package dev.wadi.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What the author of a condition may have meant who wrote a field or a text as it is: {@code kind == test}. */
final class MeantCondition {
    private static final Pattern PART =
            Pattern.compile("\\$\\{[^}]*}|'[^']*'|\"[^\"]*\"|!?=~|!?~~|[=!<>]=|&&|\\|\\||[=<>]|[^\\s'\"=<>&|~]+|\\S");

    private static final Pattern AS_IT_IS =
            Pattern.compile("[$'\"].*|-?\\d+(?:\\.\\d+)?|true|false|null|&&|\\|\\|", Pattern.DOTALL);
    private static final Pattern OPERATOR = Pattern.compile(
            "!?=~|!?~~|[=!<>]=|[<>]|!?(?:contains|containsIgnoreCase|regex|in|is|range|startsWith|endsWith)");
    /** Words of other languages. */
    private static final Map<String, String> OTHER = Map.of("=", "==", "and", "&&", "or", "||");

    private MeantCondition() {}

    /** Not always one that can be read. */
    static String of(String written) {
        List<String> parts = PART.matcher(written)
                .results()
                .map(MatchResult::group)
                .map(part -> OTHER.getOrDefault(part, part))
                .toList();
        List<String> meant = new ArrayList<>();
        List<String> text = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            boolean compared =
                    i + 1 < parts.size() && OPERATOR.matcher(parts.get(i + 1)).matches();
            if (AS_IT_IS.matcher(part).matches() || OPERATOR.matcher(part).matches()) {
                addText(text, meant);
                meant.add(part);
            } else if (compared) {
                addText(text, meant);
                meant.add(field(part));
            } else {
                text.add(part);
            }
        }
        addText(text, meant);
        return String.join(" ", meant);
    }

    /** Words in a row are one text. */
    private static void addText(List<String> words, List<String> meant) {
        if (!words.isEmpty()) {
            meant.add("'" + String.join(" ", words) + "'");
            words.clear();
        }
    }

    private static String field(String name) {
        return name.matches("headers?\\..+|body\\[.+")
                ? "${" + name + "}"
                : "${body[" + name.replaceFirst("^body\\.", "") + "]}";
    }
}
