package dev.wadi.pipelines.starschema.mapping;

import dev.wadi.edge.line.ConstantValue;
import dev.wadi.edge.line.Conversion;
import dev.wadi.edge.line.Conversion.Part;
import dev.wadi.edge.line.RowField;
import dev.wadi.edge.parquet.ParquetTable;
import dev.wadi.edge.parquet.ParquetType;
import dev.wadi.edge.parquet.ParquetType.Kind;
import dev.wadi.edge.parquet.TableColumn;
import dev.wadi.edge.parquet.TypedRow;
import dev.wadi.edge.yaml.YamlFileException;
import dev.wadi.edge.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads one target of a mapping. */
final class TargetReader {
    private static final String COPY = "copy";
    private static final String RENAME = "rename";
    private static final String CAST = "cast";
    private static final String DATE_OF = "date-of";
    private static final String TIME_OF = "time-of";
    private static final String LOOKUP = "lookup";
    private static final String CONSTANT = "constant";
    private static final String RECORD_ID = "record-id";
    private static final List<String> EXPRESSIONS =
            List.of(COPY, RENAME, CAST, DATE_OF, TIME_OF, LOOKUP, CONSTANT, RECORD_ID);
    /** What stands beside an expression. */
    private static final Set<String> ARGUMENTS = Set.of("as", "on", "take", "missing");

    private final String name;
    private final Map<String, SourceReader> sources;
    private final Map<String, CodeTable> tables;
    private final SourceReader source;
    private final boolean fact;
    private final Map<String, YamlNode> columns;
    private final Map<String, TableColumn> types = new LinkedHashMap<>();
    private final Map<String, ColumnRule> rules = new LinkedHashMap<>();
    /** The places of the keys of look-ups, by column. */
    private final Map<String, Integer> on = new LinkedHashMap<>();

    TargetReader(String name, YamlNode node, Map<String, SourceReader> sources, Map<String, CodeTable> tables) {
        this.name = name;
        this.sources = sources;
        this.tables = tables;
        node.members("from", "kind", RECORD_ID, "columns");
        YamlNode from = node.required("from");
        if (!sources.containsKey(from.text())) {
            throw from.problem(
                    "no source is called '" + from.text() + "'" + YamlNode.suggestion(from.text(), sources.keySet()));
        }
        source = sources.get(from.text());
        fact = node.required("kind").word("fact", "dimension").equals("fact");
        boolean withRecordId =
                node.optional(RECORD_ID).map(word -> word.word("none")).isEmpty();
        columns = new LinkedHashMap<>(node.required("columns").members());
        if (columns.values().stream().allMatch(TargetReader::isRecordId)) {
            throw node.required("columns").problem("write a column beside the record id, such as id: {copy: int32}");
        }
        if (!withRecordId) {
            columns.values().removeIf(TargetReader::isRecordId);
        }
    }

    private static boolean isRecordId(YamlNode column) {
        return column.members().containsKey(RECORD_ID);
    }

    String source() {
        return source.name();
    }

    /** Those that come from the line itself. */
    void readColumns() {
        columns.forEach((column, node) -> {
            String expression = expression(node);
            types.put(column, null); // keeps the order
            switch (expression) {
                case COPY -> take(column, node.keySaying(column), node.required(COPY), false);
                case RENAME, CAST ->
                    take(column, node.required(expression), node.required("as"), expression.equals(CAST));
                case DATE_OF -> part(column, node, expression, Part.DATE, Kind.DATE);
                case TIME_OF -> part(column, node, expression, Part.TIME, Kind.TIME);
                case CONSTANT -> constant(column, node);
                case RECORD_ID -> recordId(column, node);
                default -> {} // look-ups come later
            }
        });
    }

    private static String expression(YamlNode node) {
        List<String> found =
                node.members().keySet().stream().filter(EXPRESSIONS::contains).toList();
        if (found.size() > 1) {
            throw node.problem("write one of " + String.join(" and ", found) + ", not both");
        }
        if (found.isEmpty()) {
            throw noExpression(node);
        }
        switch (found.get(0)) {
            case COPY, RECORD_ID -> node.members(found.get(0));
            case LOOKUP -> node.members(LOOKUP, "on", "take", "as", "missing");
            default -> node.members(found.get(0), "as");
        }
        return found.get(0);
    }

    private static YamlFileException noExpression(YamlNode node) {
        return node.members().entrySet().stream()
                .filter(member -> !ARGUMENTS.contains(member.getKey()))
                .findFirst()
                .map(wrong -> wrong.getValue()
                        .problemOfKey("'" + wrong.getKey() + "' is no expression"
                                + YamlNode.suggestion(wrong.getKey(), EXPRESSIONS)))
                .orElseGet(
                        () -> node.problem("write an expression here; possible are " + String.join(", ", EXPRESSIONS)));
    }

    private void take(String column, YamlNode from, YamlNode as, boolean cast) {
        DeclaredType type = DeclaredType.of(as);
        DeclaredColumn declared = source.columnAs(from, new DeclaredColumn(type.type(), type.nullable()));
        if (!type.carries(declared.type(), cast)) {
            throw as.problem("'" + from.text() + "' is " + declared.type() + ", which " + type.type() + " cannot carry"
                    + (!cast && type.carries(declared.type(), true) ? "; write cast: " + from.text() : ""));
        }
        requireNullable(from, declared, type, as);
        add(column, from.text(), Conversion.to(type.type()), type.nullable());
    }

    private void part(String column, YamlNode node, String expression, Part part, Kind kind) {
        YamlNode from = node.required(expression);
        boolean mayBeNull = node.optional("as")
                .map(DeclaredType::of)
                .filter(DeclaredType::nullable)
                .isPresent();
        DeclaredColumn declared = source.columnAs(from, new DeclaredColumn(ParquetType.of(Kind.TIMESTAMP), mayBeNull));
        if (declared.type().kind() != Kind.TIMESTAMP) {
            throw from.problem(
                    "'" + from.text() + "' is " + declared.type() + "; " + expression + " needs a timestamp");
        }
        DeclaredType type = node.optional("as")
                .map(DeclaredType::of)
                .orElse(new DeclaredType(ParquetType.of(kind), declared.nullable()));
        if (type.type().kind() != kind) {
            throw node.required("as").problem(expression + " gives a " + ParquetType.of(kind) + ", not " + type.type());
        }
        requireNullable(from, declared, type, from);
        add(column, from.text(), new Conversion(part, type.type()), type.nullable());
    }

    private static void requireNullable(YamlNode from, DeclaredColumn declared, DeclaredType type, YamlNode place) {
        if (declared.nullable() && !type.nullable()) {
            throw place.problem("'" + from.text() + "' can be null; write " + type.type() + "?");
        }
    }

    private void add(String column, String from, Conversion conversion, boolean nullable) {
        types.put(column, new TableColumn(column, conversion.type(), nullable));
        rules.put(column, new ColumnRule.FromField(source.place(new RowField(from, conversion, nullable))));
    }

    private void constant(String column, YamlNode node) {
        YamlNode value = node.required(CONSTANT);
        DeclaredType type = DeclaredType.of(node.required("as"));
        boolean flag = type.type().kind() == Kind.BOOLEAN;
        TypedRow row = ConstantValue.of(flag ? Boolean.toString(value.flag()) : value.text(), type.type())
                .orElseThrow(() -> value.problem("'" + value.text() + "' is no " + type.type()));
        types.put(column, new TableColumn(column, type.type(), type.nullable()));
        rules.put(column, new ColumnRule.Constant(row));
    }

    private void recordId(String column, YamlNode node) {
        if (!node.required(RECORD_ID).flag() || !fact) {
            throw node.required(RECORD_ID)
                    .problem(fact ? "write true, or leave the column out" : "rows of a dimension have no record id");
        }
        types.put(column, new TableColumn(column, ParquetType.of(Kind.INT64), false));
        rules.put(column, new ColumnRule.RecordId());
    }

    /** The columns of the line by which others are found. */
    void readLookUpKeys() {
        columns.forEach((column, node) -> {
            if (node.members().containsKey(LOOKUP)) {
                on.put(column, key(node));
            }
        });
    }

    /** Of a fact every version is a row; of a dimension nobody asks for it. */
    void readVersion() {
        if (fact) {
            source.versionPlaces();
        }
    }

    private int key(YamlNode node) {
        YamlNode other = node.required(LOOKUP);
        YamlNode from = node.required("on");
        if (sources.containsKey(other.text()) && !fact && !other.text().equals(source.name())) {
            ParquetType wanted = sources.get(other.text()).onlyKeyType(other);
            ParquetType type = source.column("the column", from, new DeclaredColumn(wanted, false))
                    .type();
            if (!wanted.equals(type)) {
                throw from.problem(
                        "'" + from.text() + "' is " + type + ", and the key of " + other.text() + " is " + wanted);
            }
        } else if (!tables.containsKey(other.text())) {
            throw other.problem(whyNot(other.text()));
        } else {
            ParquetType type = source.column(from).type();
            if (type.kind() != Kind.STRING) {
                throw from.problem("'" + from.text() + "' is " + type + ", and codes are string");
            }
        }
        return source.place(from.text());
    }

    private String whyNot(String other) {
        if (other.equals(source.name())) {
            return "a table cannot look itself up";
        }
        if (sources.containsKey(other)) {
            return "facts look up tables of codes only, as a fact is never written again";
        }
        List<String> known = new ArrayList<>(sources.keySet());
        known.addAll(tables.keySet());
        return "no source and no table is called '" + other + "'" + YamlNode.suggestion(other, known);
    }

    TargetPlan plan() {
        columns.forEach((column, node) -> {
            if (on.containsKey(column)) {
                if (sources.containsKey(node.required(LOOKUP).text())) {
                    lookUp(column, node, sources.get(node.required(LOOKUP).text()));
                } else {
                    translate(column, node, tables.get(node.required(LOOKUP).text()));
                }
            }
        });
        ParquetTable table = new ParquetTable(name, List.copyOf(types.values()));
        return new TargetPlan(
                table,
                source.name(),
                fact,
                types.keySet().stream().map(rules::get).toList());
    }

    private void lookUp(String column, YamlNode node, SourceReader other) {
        YamlNode take = node.required("take");
        DeclaredType type = DeclaredType.of(node.required("as"));
        DeclaredColumn taken = other.column("take", take, new DeclaredColumn(type.type(), true));
        if (!type.carries(taken.type(), false)) {
            throw node.required("as")
                    .problem("'" + take.text() + "' of " + other.name() + " is " + taken.type() + ", which "
                            + type.type() + " cannot carry");
        }
        boolean reject = node.optional("missing")
                .map(word -> word.word("null", "reject"))
                .filter("reject"::equals)
                .isPresent();
        boolean nullable = !reject
                || type.nullable()
                || taken.nullable()
                || source.column(node.required("on")).nullable();
        types.put(column, new TableColumn(column, type.type(), nullable));
        rules.put(column, new ColumnRule.LookedUp(other.name(), on.get(column), other.place(take.text()), reject));
    }

    private void translate(String column, YamlNode node, CodeTable table) {
        YamlNode take = node.required("take");
        if (!table.columns().contains(take.text())) {
            throw take.problem("'" + take.text() + "' is no column of the table " + table.name()
                    + YamlNode.suggestion(take.text(), table.columns()));
        }
        DeclaredType type = DeclaredType.of(node.required("as"));
        if (type.type().kind() != Kind.STRING) {
            throw node.required("as").problem("a table of codes gives string, not " + type.type());
        }
        boolean nullable = type.nullable()
                || table.unknown().isEmpty()
                || source.column(node.required("on")).nullable();
        types.put(column, new TableColumn(column, type.type(), nullable));
        rules.put(
                column,
                new ColumnRule.Translated(table, on.get(column), table.columns().indexOf(take.text())));
    }
}
