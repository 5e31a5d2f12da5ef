package dev.wadi.pipelines.datasetprocessing.definition;

import dev.wadi.edge.yaml.YamlNode;
import dev.wadi.pipelines.datasetprocessing.csv.InputFile;
import dev.wadi.pipelines.datasetprocessing.csv.InputFile.AgeSum;
import dev.wadi.pipelines.datasetprocessing.csv.InputFile.Completeness;
import java.util.List;
import java.util.Optional;

/** Reads the part {@code inputs}. */
final class InputReader {
    private static final int HIGHEST_AGE = 200;
    private static final String LAST_COLUMN = "last-column";

    private InputReader() {}

    static List<InputFile> read(YamlNode inputs) {
        List<InputFile> files = inputs.members().entrySet().stream()
                .map(input -> file(input.getKey(), input.getValue()))
                .toList();
        if (files.isEmpty()) {
            throw inputs.problem("name at least one data set that is read");
        }
        return files;
    }

    private static InputFile file(String dataset, YamlNode input) {
        input.members("rows-of", "columns", "other-columns", "ages", "mark-complete-rows");
        boolean subDistricts = !input.optional("rows-of")
                .map(word -> word.word("sub-districts", "districts"))
                .orElse("sub-districts")
                .equals("districts");
        return new InputFile(
                dataset,
                subDistricts,
                input.optional("columns").map(InputReader::columns).orElse(List.of()),
                input.optional("other-columns")
                        .map(word -> word.word("keep", "ignore").equals("keep"))
                        .orElse(false),
                input.optional("ages").map(InputReader::allAges).orElse(List.of()),
                input.optional("mark-complete-rows").map(InputReader::completeness));
    }

    private static List<String> columns(YamlNode list) {
        return list.items().stream()
                .flatMap(item -> ColumnScope.expanded(item).stream())
                .toList();
    }

    private static List<AgeSum> allAges(YamlNode ages) {
        return ages.isList() ? ages.items().stream().map(InputReader::ages).toList() : List.of(ages(ages));
    }

    private static AgeSum ages(YamlNode ages) {
        ages.members("from", "to", "into");
        Optional<YamlNode> to = ages.optional("to");
        boolean toLast = to.filter(node -> node.isText() && node.text().equals(LAST_COLUMN))
                .isPresent();
        return new AgeSum(
                ages.optional("from").map(YamlNode::integer).orElse(0),
                toLast
                        ? Optional.empty()
                        : Optional.of(to.map(YamlNode::integer).orElse(HIGHEST_AGE)),
                ages.required("into").text());
    }

    private static Completeness completeness(YamlNode mark) {
        mark.members("into", "except");
        return new Completeness(
                mark.required("into").text(),
                mark.optional("except").map(InputReader::columns).orElse(List.of()));
    }
}
