package dev.wadi.blocks.database;

import dev.wadi.blocks.FieldExpression;
import dev.wadi.delivery.PollRecord;
import dev.wadi.delivery.RefusedException;
import dev.wadi.edge.jdbc.NamedQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** A query that is another for each record by its values alone: its text is the same for all. */
record RecordQuery(NamedQuery query, Map<String, FieldExpression> values) {

    /** @throws IllegalArgumentException for what is no query, and where its names and the values are not the same */
    static RecordQuery compile(
            String text, Map<String, Object> values, BiFunction<String, String, FieldExpression> expression) {
        if (text == null) {
            throw new IllegalArgumentException("Option query is missing. Write query: SELECT ... WHERE id = :#id");
        }
        if (text.contains("${")) {
            throw new IllegalArgumentException("Option query has an expression in it, and what a record holds never"
                    + " becomes a part of a query. Write :#NAME there, and value.NAME with the expression");
        }
        NamedQuery query;
        try {
            query = NamedQuery.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Option query " + e.getMessage(), e);
        }
        Set<String> missing = new TreeSet<>(query.names());
        missing.removeAll(values.keySet());
        Set<String> unused = new TreeSet<>(values.keySet());
        query.names().forEach(unused::remove);
        if (!missing.isEmpty() || !unused.isEmpty()) {
            throw new IllegalArgumentException(
                    missing.isEmpty()
                            ? "Option value." + unused.iterator().next() + " is in no place of the query. Write :#"
                                    + unused.iterator().next() + " where it belongs"
                            : "The query has :#" + missing.iterator().next() + ", and no value for it. Write value."
                                    + missing.iterator().next() + ": ${body[NAME]}");
        }
        Map<String, FieldExpression> compiled = new HashMap<>();
        values.forEach((name, value) -> compiled.put(name, expression.apply("value." + name, String.valueOf(value))));
        return new RecordQuery(query, compiled);
    }

    String text() {
        return query.text();
    }

    /** In the order of the placeholders. */
    List<String> valuesOf(PollRecord one) throws RefusedException {
        List<String> texts = new ArrayList<>();
        for (String name : query.names()) {
            String value = values.get(name).text(one);
            if (isNoText(value)) {
                throw DatabaseReason.invalid_text.because(
                        "value." + name + " has the character 0, or half of a surrogate pair");
            }
            texts.add(value);
        }
        return texts;
    }

    private static boolean isNoText(String value) {
        return value.indexOf(0) >= 0
                || value.codePoints()
                        .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
