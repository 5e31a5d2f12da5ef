package dev.wadi.pipelines.datasetprocessing.definition;

import dev.wadi.edge.yaml.YamlFileException;
import dev.wadi.edge.yaml.YamlNode;
import dev.wadi.edge.yaml.YamlTree;
import dev.wadi.pipelines.datasetprocessing.csv.InputFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one data set file and checks all that can be known before data comes: keys, operations, tables, columns. */
final class DatasetFile {
    static final String SUFFIX = ".yaml";

    private final Path file;
    private final YamlNode root;
    private final Map<String, ColumnScope> scopes = new LinkedHashMap<>();
    private final Map<String, TablePlan> tables = new LinkedHashMap<>();

    private DatasetFile(Path file, YamlNode root) {
        this.file = file;
        this.root = root;
    }

    /** @throws YamlFileException with the first problem */
    static Dataset read(Path file) {
        return new DatasetFile(file, YamlTree.read(file, "title, inputs, tables and types")).dataset();
    }

    private Dataset dataset() {
        root.members("title", "inputs", "tables", "documents", "types", "other-types");
        String title = root.required("title").text();
        List<InputFile> inputs = InputReader.read(root.required("inputs"));
        inputs.forEach(input -> scopes.put(input.dataset(), new ColumnScope(input.known())));
        root.required("tables").members().forEach(this::readTable);
        if (tables.isEmpty()) {
            throw root.required("tables").problem("declare at least one table; the last one is what documents show");
        }
        Map<String, DatasetType> types = types();
        return new Dataset(
                name(),
                title,
                inputs,
                tables,
                types,
                root.optional("other-types").map(word -> type(word, types)));
    }

    private String name() {
        String fileName = file.getFileName().toString();
        return fileName.substring(0, fileName.length() - SUFFIX.length());
    }

    private void readTable(String name, YamlNode steps) {
        if (scopes.containsKey(name)) {
            throw steps.problemOfKey("'" + name + "' is an input already; give the table another name");
        }
        List<YamlNode> items = steps.items();
        if (items.isEmpty() || items.get(0).isText() || !items.get(0).members().containsKey("from")) {
            throw steps.problem("the first step says where the rows come from, such as 'from: "
                    + scopes.keySet().iterator().next() + "'");
        }
        YamlNode from = items.get(0).members("from").get("from");
        if (!scopes.containsKey(from.text())) {
            throw from.problem("no input and no table above is called '" + from.text() + "'"
                    + YamlNode.suggestion(from.text(), scopes.keySet()));
        }
        ColumnScope scope = scopes.get(from.text()).copy();
        StepReader reader = new StepReader(scope, scopes);
        List<TableStep> read = new ArrayList<>();
        items.stream().skip(1).forEach(step -> read.add(reader.read(step)));
        scopes.put(name, scope);
        tables.put(name, new TablePlan(name, from.text(), read));
    }

    private Map<String, DatasetType> types() {
        String last = new ArrayList<>(tables.keySet()).get(tables.size() - 1);
        TypeReader reader = new TypeReader(scopes, last);
        Optional<YamlNode> documents = root.optional("documents");
        Map<String, DatasetType> types = new LinkedHashMap<>();
        root.required("types").members().forEach((name, own) -> types.put(name, reader.read(name, own, documents)));
        if (types.isEmpty()) {
            throw root.required("types").problem("declare at least one type");
        }
        return types;
    }

    private static DatasetType type(YamlNode word, Map<String, DatasetType> types) {
        return types.get(word.word(types.keySet().toArray(String[]::new)));
    }
}
