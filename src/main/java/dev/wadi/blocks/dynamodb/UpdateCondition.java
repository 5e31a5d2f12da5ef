package dev.wadi.blocks.dynamodb;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * When a row is changed, in DynamoDB's own language.
 *
 * @param text in which {@code #name} is the attribute of this name and {@code :name} a value of the record; empty for none
 * @param isOfRow whether the row must be there
 */
record UpdateCondition(String text, boolean isOfRow) {
    private static final Pattern NAME = Pattern.compile("#(\\w+)");
    private static final Pattern VALUE = Pattern.compile(":(\\w+)");

    /** The attributes that it names by {@code #}, as those must that have the name of a word of DynamoDB's. */
    Set<String> attributes() {
        return found(NAME);
    }

    /** The values that it compares with. */
    Set<String> values() {
        return found(VALUE);
    }

    private Set<String> found(Pattern pattern) {
        return pattern.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }
}
