package dev.wadi.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.model.language.ExpressionDefinition;

/**
 * What a condition in the simple language reads of an exchange: headers, properties, variables and fields of a body that is a map. A "no" that rests on
 * something that no step has set says nothing of the record, be it that nobody has, or that it is as its source or Camel gave it.
 */
record ConditionReads(List<Read> reads, boolean known) {
    private static final Pattern FUNCTION = Pattern.compile("\\$(?:simple)?\\{");
    /** What may follow a name: a method or field of the value. */
    private static final String REST = "(?:[.?\\[].*)?";

    private static final Pattern NAMED = Pattern.compile(
            "(?:in\\.)?(?<kind>headers?|exchangeProperty|variables?)(?:[.:](?<name>[\\w-]+)|[.:]?\\[['\"]?(?<key>[^]'\"]+)['\"]?])"
                    + REST);
    private static final Pattern AS =
            Pattern.compile("(?<kind>header|exchangeProperty|variable)As\\(['\"]?(?<name>[^,'\"]+)['\"]?,.*\\)" + REST);
    private static final Pattern FIELD = Pattern.compile("(?:in\\.)?body\\[['\"]?(?<name>[^]'\"]+)['\"]?]" + REST);
    private static final Pattern CONSTANT = Pattern.compile("null");

    /** Names of properties that Camel sets itself, such as {@code CamelSplitIndex}, begin so. */
    private static final String OF_CAMEL = "Camel";

    private static final String OF_WADI = "wadi.";

    private record Read(String kind, String name) {

        boolean isSet(Exchange exchange) {
            return switch (kind) {
                case "exchangeProperty" -> exchange.getProperty(name) != null;
                case "variable", "variables" -> exchange.getVariable(name) != null;
                case "field" -> isIn(exchange.getMessage().getBody());
                default -> exchange.getMessage().getHeaders().containsKey(name);
            };
        }

        /** What says who gave it, where no step has set it. */
        Optional<String> given(Exchange exchange) {
            if (kind.equals("exchangeProperty")) {
                return name.startsWith(OF_CAMEL) || name.startsWith(OF_WADI)
                        ? Optional.of(this + ", which is Camel's own")
                        : Optional.empty();
            }
            return kind.startsWith("header") && isOfSource(exchange)
                    ? Optional.of(this + " as its source gave it")
                    : Optional.empty();
        }

        private boolean isOfSource(Exchange exchange) {
            Object value = exchange.getMessage().getHeader(name);
            return value != null && CarriedRecords.of(exchange).isGiven(name, value);
        }

        private boolean isIn(Object body) {
            if (body instanceof Map<?, ?> fields) {
                return fields.containsKey(name);
            }
            return body instanceof List<?> all
                    && name.matches("\\d{1,9}")
                    && Integer.parseInt(name) < all.size()
                    && !CarriedRecords.isAsItCame(all);
        }

        @Override
        public String toString() {
            return kind + " " + name;
        }
    }

    static ConditionReads of(ExpressionDefinition condition) {
        if (condition == null || !"simple".equals(condition.getLanguage()) || condition.getExpression() == null) {
            return new ConditionReads(List.of(), true);
        }
        List<Read> reads = new ArrayList<>();
        boolean known = true;
        for (String function : functions(condition.getExpression())) {
            Optional<Read> read = read(function);
            read.ifPresent(reads::add);
            known &= read.isPresent() || CONSTANT.matcher(function).matches();
        }
        return new ConditionReads(List.copyOf(reads), known);
    }

    /** What stands between the outermost braces of each {@code ${...}} and {@code $simple{...}}. */
    private static List<String> functions(String condition) {
        List<String> functions = new ArrayList<>();
        Matcher begin = FUNCTION.matcher(condition);
        int end = 0;
        while (begin.find(end)) {
            int depth = 1;
            for (end = begin.end(); end < condition.length() && depth > 0; end++) {
                char next = condition.charAt(end);
                depth += next == '{' ? 1 : next == '}' ? -1 : 0;
            }
            functions.add(condition.substring(begin.end(), depth == 0 ? end - 1 : end));
        }
        return functions;
    }

    /** Empty where it cannot be told what the function reads. */
    private static Optional<Read> read(String function) {
        if (FUNCTION.matcher(function).find()) {
            return Optional.empty();
        }
        Matcher named = NAMED.matcher(function);
        if (named.matches()) {
            String name = named.group("name") == null ? named.group("key") : named.group("name");
            return Optional.of(new Read(named.group("kind"), name));
        }
        Matcher as = AS.matcher(function);
        if (as.matches()) {
            return Optional.of(new Read(as.group("kind"), as.group("name")));
        }
        Matcher field = FIELD.matcher(function);
        return field.matches() ? Optional.of(new Read("field", field.group("name"))) : Optional.empty();
    }

    /** Whether it decides by the record, and all that it reads is known. */
    boolean any() {
        return known && !reads.isEmpty();
    }

    /** The first thing read that the exchange does not have. */
    Optional<String> unset(Exchange exchange) {
        for (Read read : reads) {
            if (!read.isSet(exchange)) {
                return Optional.of(read.toString());
            }
        }
        return Optional.empty();
    }

    /** The first thing read that the exchange has from its source or from Camel, and from no step; with who gave it. */
    Optional<String> given(Exchange exchange) {
        return reads.stream().flatMap(read -> read.given(exchange).stream()).findFirst();
    }
}
