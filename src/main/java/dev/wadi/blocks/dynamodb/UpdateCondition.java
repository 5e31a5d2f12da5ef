package dev.wadi.blocks.dynamodb;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * When a row is changed, in DynamoDB's own language.
 *
 * @param text in which all attributes are {@code #name}, and {@code :name} is a value of the record; empty for none
 * @param isOfRow whether the row must be there
 */
record UpdateCondition(String text, boolean isOfRow) {
    private static final Pattern NAME = Pattern.compile("#(\\w+)");
    private static final Pattern VALUE = Pattern.compile(":(\\w+)");
    /** What is neither a name nor a value yet, with the parenthesis that makes it a function. */
    private static final Pattern WORD = Pattern.compile("(?<![#:\\w])([A-Za-z_]\\w*)(\\s*\\()?");

    private static final Set<String> KEYWORDS = Set.of("and", "or", "not", "between", "in");
    private static final Set<String> FUNCTIONS =
            Set.of("attribute_exists", "attribute_not_exists", "attribute_type", "begins_with", "contains", "size");

    /**
     * DynamoDB refuses some hundred words as names of attributes, such as {@code status} and {@code at}: every attribute gets its {@code #}.
     *
     * @param text as the route has it
     */
    static UpdateCondition of(String text, boolean isOfRow) {
        return new UpdateCondition(WORD.matcher(text).replaceAll(UpdateCondition::named), isOfRow);
    }

    private static String named(MatchResult word) {
        boolean function = word.group(2) != null && FUNCTIONS.contains(word.group(1));
        boolean own = function || KEYWORDS.contains(word.group(1).toLowerCase(Locale.ROOT));
        return own ? word.group() : "#" + word.group();
    }

    /** The attributes that it names. */
    Set<String> attributes() {
        return found(NAME);
    }

    /** The values that it compares with. */
    Set<String> values() {
        return found(VALUE);
    }

    private Set<String> found(Pattern pattern) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
