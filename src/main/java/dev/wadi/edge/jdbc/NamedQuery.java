package dev.wadi.edge.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;
import org.postgresql.core.SqlCommandType;

/**
 * A query whose values have names: {@code WHERE id = :#id}, as Camel's component for SQL writes them.
 *
 * @param text as the driver takes it, with {@code ?}
 * @param names of the values, in the order of the text; one may come again
 */
public record NamedQuery(String text, List<String> names) {
    private static final Pattern NAME = Pattern.compile(":#([A-Za-z]\\w*)");
    /** The last is what the driver has no word for, such as VALUES and TABLE. */
    private static final Set<SqlCommandType> READS =
            EnumSet.of(SqlCommandType.SELECT, SqlCommandType.WITH, SqlCommandType.BLANK);

    public NamedQuery {
        names = List.copyOf(names);
    }

    /** @throws IllegalArgumentException for what is not one query, with what to write */
    public static NamedQuery parse(String query) {
        List<String> names = new ArrayList<>();
        Matcher found = NAME.matcher(query);
        while (found.find()) {
            names.add(found.group(1));
        }
        String text = NAME.matcher(query).replaceAll("?");
        List<NativeQuery> statements = statements(text);
        if (statements.size() != 1
                || !READS.contains(statements.get(0).getCommand().getType())) {
            throw new IllegalArgumentException("is not one query. Write one SELECT");
        }
        if (statements.get(0).bindPositions.length != names.size()) {
            throw new IllegalArgumentException("has a ? that is no value, or a :#NAME between quotes or in a comment."
                    + " Write :#NAME for a value, without quotes, and ?? for an operator with ?");
        }
        return new NamedQuery(text, names);
    }

    private static List<NativeQuery> statements(String text) {
        try {
            return Parser.parseJdbcSql(text, true, true, true, false, false);
        } catch (SQLException e) {
            throw new IllegalArgumentException("cannot be read: " + e.getMessage(), e);
        }
    }
}
