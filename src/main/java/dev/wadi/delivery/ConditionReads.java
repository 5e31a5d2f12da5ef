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
 * something that no step has set says nothing of the record, be it that nobody has, or that it is as its source gave it.
 */
record ConditionReads(List<Read> reads) {
    private static final Pattern NAMED = Pattern.compile(
            "\\$\\{(?:in\\.)?(?<kind>headers?|exchangeProperty|variables?)(?:[.:](?<name>[\\w-]+)|[.:]?\\[['\"]?(?<key>[^]'\"]+)['\"]?])");
    private static final Pattern AS =
            Pattern.compile("\\$\\{(?<kind>header|exchangeProperty|variable)As\\(['\"]?(?<name>[^,'\"]+)['\"]?,");
    private static final Pattern FIELD = Pattern.compile("\\$\\{(?:in\\.)?body\\[['\"]?(?<name>[^]'\"]+)['\"]?]");

    private record Read(String kind, String name) {

        boolean isSet(Exchange exchange) {
            return switch (kind) {
                case "exchangeProperty" -> exchange.getProperty(name) != null;
                case "variable", "variables" -> exchange.getVariable(name) != null;
                case "field" -> isIn(exchange.getMessage().getBody());
                default -> exchange.getMessage().getHeaders().containsKey(name);
            };
        }

        /** It is a header as its source gave it. */
        private boolean isGiven(Exchange exchange) {
            if (!kind.startsWith("header")) {
                return false;
            }
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
        List<Read> reads = new ArrayList<>();
        if (condition != null && "simple".equals(condition.getLanguage()) && condition.getExpression() != null) {
            String text = condition.getExpression();
            for (Matcher named = NAMED.matcher(text); named.find(); ) {
                String name = named.group("name") == null ? named.group("key") : named.group("name");
                reads.add(new Read(named.group("kind"), name));
            }
            for (Matcher named = AS.matcher(text); named.find(); ) {
                reads.add(new Read(named.group("kind"), named.group("name")));
            }
            for (Matcher field = FIELD.matcher(text); field.find(); ) {
                reads.add(new Read("field", field.group("name")));
            }
        }
        return new ConditionReads(List.copyOf(reads));
    }

    /** Whether it decides by the record at all. */
    boolean any() {
        return !reads.isEmpty();
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

    /** The first header read that the exchange has from its source, and from no step. */
    Optional<String> given(Exchange exchange) {
        return reads.stream().filter(read -> read.isGiven(exchange)).findFirst().map(Read::toString);
    }
}
