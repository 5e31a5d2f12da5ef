package dev.wadi.pipelines.starschema.mapping;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.wadi.edge.yaml.YamlFileException;
import dev.wadi.edge.yaml.YamlNode;
import dev.wadi.settings.NotUtf8Exception;
import dev.wadi.settings.Utf8File;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a table of codes from the file that a mapping names, beside the mapping. Its first line names its columns. */
final class CodeTableReader {
    /** Office programs write it. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private CodeTableReader() {}

    private static String text(Path file) throws IOException {
        String text = Utf8File.read(file);
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static String cause(CsvParseException e) {
        return e.getCause() == null
                ? e.getMessage()
                : e.getMessage() + ": " + e.getCause().getMessage();
    }

    static CodeTable read(String name, YamlNode node, Path mapping) {
        node.members("file", "key", "unknown", "called");
        YamlNode file = node.required("file");
        YamlNode key = node.required("key");
        Map<String, List<String>> rows = new LinkedHashMap<>();
        List<String> columns = List.of();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                .allowUnclosedQuote(false)
                .ofNamedCsvRecord(text(mapping.resolveSibling(file.text())))) {
            for (NamedCsvRecord row : csv) {
                columns = row.getHeader();
                int at = columns.indexOf(key.text());
                if (at < 0) {
                    throw key.problem(file.text() + " has no column '" + key.text() + "'"
                            + YamlNode.suggestion(key.text(), columns));
                }
                if (row.getFieldCount() != columns.size()) {
                    throw file.problem(file.text() + " has " + row.getFieldCount() + " cells in line "
                            + row.getStartingLineNumber() + ", and " + columns.size() + " columns");
                }
                String code = row.getField(at);
                if (rows.put(code, row.getFields()) != null) {
                    throw file.problem(file.text() + " has the code '" + code + "' a second time in line "
                            + row.getStartingLineNumber());
                }
            }
        } catch (NoSuchFileException e) {
            throw file.problem("there is no file " + file.text() + " beside the mapping");
        } catch (NotUtf8Exception e) {
            throw new YamlFileException(e.place(), e.getMessage());
        } catch (IOException e) {
            throw file.problem("the file " + file.text() + " beside the mapping cannot be read: " + e);
        } catch (CsvParseException e) {
            throw file.problem(file.text() + " cannot be read as CSV: " + cause(e));
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
