package dev.wadi.pipelines.starschema.mapping;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.wadi.edge.yaml.YamlNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a table of codes from the file that a mapping names, beside the mapping. Its first line names its columns. */
final class CodeTableReader {
    private CodeTableReader() {}

    static CodeTable read(String name, YamlNode node, Path mapping) {
        node.members("file", "key", "unknown", "called");
        YamlNode file = node.required("file");
        YamlNode key = node.required("key");
        Map<String, List<String>> rows = new LinkedHashMap<>();
        List<String> columns = List.of();
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().ofNamedCsvRecord(mapping.resolveSibling(file.text()))) {
            for (NamedCsvRecord row : csv) {
                columns = row.getHeader();
                int at = columns.indexOf(key.text());
                if (at < 0) {
                    throw key.problem(file.text() + " has no column '" + key.text() + "'"
                            + YamlNode.suggestion(key.text(), columns));
                }
                String code = row.getField(at);
                if (rows.put(code, row.getFields()) != null) {
                    throw file.problem(file.text() + " has the code '" + code + "' a second time in line "
                            + row.getStartingLineNumber());
                }
            }
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            throw file.problem("the file " + file.text() + " beside the mapping cannot be read: " + e);
        }
        if (rows.isEmpty()) {
            throw file.problem("the file " + file.text() + " has no line behind its names of columns");
        }
        return new CodeTable(
                name,
                node.optional("called").map(YamlNode::text).orElse(name),
                columns,
                rows,
                node.optional("unknown").map(YamlNode::text));
    }
}
