package dev.wadi.pipelines.datasetprocessing.definition;

import dev.wadi.edge.yaml.YamlNode;
import dev.wadi.pipelines.datasetprocessing.document.AgeDistribution;
import dev.wadi.pipelines.datasetprocessing.document.Development;
import dev.wadi.pipelines.datasetprocessing.document.KeyNumbers;
import dev.wadi.pipelines.datasetprocessing.document.Migration;
import dev.wadi.pipelines.datasetprocessing.document.Points;
import dev.wadi.pipelines.datasetprocessing.document.PointsByColumn;
import dev.wadi.pipelines.datasetprocessing.document.RelativePoints;
import dev.wadi.pipelines.datasetprocessing.document.Template;
import dev.wadi.pipelines.datasetprocessing.operation.Relative;
import dev.wadi.pipelines.datasetprocessing.operation.YearChoice;
import java.util.ArrayList;
import java.util.List;

/** Reads which template a type has, and with which columns. */
final class TemplateReader {
    private final TypeSettings type;
    private final ColumnScope scope;
    private final YearChoice years;

    TemplateReader(TypeSettings type, ColumnScope scope, YearChoice years) {
        this.type = type;
        this.scope = scope;
        this.years = years;
    }

    Template read() {
        String name = type.required("template")
                .word(
                        "points",
                        "points-by-column",
                        "age-distribution",
                        "key-numbers",
                        "development",
                        "relative",
                        "migration");
        return switch (name) {
            case "points" -> new Points(columns("columns"));
            case "points-by-column" -> new PointsByColumn(columns("columns"));
            case "age-distribution" -> ages();
            case "key-numbers" -> new KeyNumbers(columns("columns"), columns("history"));
            case "development" ->
                new Development(type.required("columns").items().stream()
                        .map(scope::columns)
                        .toList());
            case "relative" -> relative();
            default -> migration();
        };
    }

    private List<String> columns(String member) {
        return scope.columns(type.required(member));
    }

    private Template ages() {
        for (String needed : List.of(AgeDistribution.GENDER, AgeDistribution.TOTAL)) {
            scope.column(type.required("template").saying(needed));
        }
        return new AgeDistribution(columns("columns"));
    }

    private Template relative() {
        List<String> columns = type.required("columns").texts();
        for (YamlNode column : type.required("columns").items()) {
            scope.column(column.saying(column.text() + Relative.TO_DISTRICT));
            scope.column(column.saying(column.text() + Relative.TO_CITY));
        }
        return new RelativePoints(columns);
    }

    private Template migration() {
        List<Migration.Member> directions = new ArrayList<>();
        for (String direction : List.of("immigration", "emigration")) {
            directions.add(new Migration.Member(direction, "", members(type.required(direction))));
        }
        return new Migration(scope.column(type.required("age-group")), directions, years == YearChoice.LATEST);
    }

    private List<Migration.Member> members(YamlNode node) {
        List<Migration.Member> members = new ArrayList<>();
        node.members()
                .forEach((name, member) -> members.add(
                        member.isText()
                                ? new Migration.Member(name, scope.column(member), List.of())
                                : new Migration.Member(name, "", members(member))));
        return members;
    }
}
