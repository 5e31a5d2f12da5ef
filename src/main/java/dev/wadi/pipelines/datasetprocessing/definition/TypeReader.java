package dev.wadi.pipelines.datasetprocessing.definition;

import dev.wadi.edge.yaml.YamlNode;
import dev.wadi.pipelines.datasetprocessing.definition.DatasetType.ScaleOf;
import dev.wadi.pipelines.datasetprocessing.document.DocumentForm;
import dev.wadi.pipelines.datasetprocessing.document.Ranking;
import dev.wadi.pipelines.datasetprocessing.operation.YearChoice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one of the {@code types}. */
final class TypeReader {
    private final Map<String, ColumnScope> tables;
    private final String last;

    /**
     * @param tables all, with the columns that they have in the end
     * @param last the table that is shown where a type names none
     */
    TypeReader(Map<String, ColumnScope> tables, String last) {
        this.tables = tables;
        this.last = last;
    }

    DatasetType read(String name, YamlNode own, Optional<YamlNode> documents) {
        TypeSettings type = new TypeSettings(own, documents);
        YearChoice years =
                type.required("years").word("latest", "all").equals("latest") ? YearChoice.LATEST : YearChoice.ALL;
        String table = type.optional("table").map(this::table).orElse(last);
        ColumnScope scope = tables.get(table);
        DocumentForm form = new DocumentForm(
                type.required("heading").text(),
                type.optional("series").map(TypeReader::series).orElse(List.of()),
                new TemplateReader(type, scope, years).read(),
                type.optional("entries").map(entries -> ranking(entries, scope)));
        return new DatasetType(name, years, table, form, type.optional("scale").map(scale -> scale(scale, table)));
    }

    private ScaleOf scale(YamlNode scale, String shown) {
        scale.members("of", "in");
        return new ScaleOf(
                scale.required("of").text(),
                scale.optional("in").map(this::table).orElse(shown));
    }

    private String table(YamlNode node) {
        if (!tables.containsKey(node.text())) {
            throw node.problem(
                    "there is no table '" + node.text() + "'" + YamlNode.suggestion(node.text(), tables.keySet()));
        }
        return node.text();
    }

    /** A text alone is a heading. */
    private static List<Map<String, Object>> series(YamlNode list) {
        return list.items().stream().map(TypeReader::oneSeries).toList();
    }

    private static Map<String, Object> oneSeries(YamlNode one) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (one.isText()) {
            members.put("heading", one.text());
        } else {
            one.members("heading", "Heading", "subheading")
                    .forEach((name, member) -> members.put(name, simple(member)));
        }
        members.putIfAbsent("subheading", "");
        return members;
    }

    private static Object simple(YamlNode member) {
        return member.value() instanceof Boolean flag ? flag : member.text();
    }

    private static Ranking ranking(YamlNode entries, ColumnScope scope) {
        entries.members("of", "by", "largest", "rows");
        return new Ranking(
                scope.column(entries.required("of")),
                scope.column(entries.required("by")),
                entries.required("largest").integer(),
                entries.required("rows").word("last", "all").equals("last"));
    }
}
