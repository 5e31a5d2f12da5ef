package dev.wadi.blocks.s3;

import dev.wadi.blocks.BlockReason;
import dev.wadi.delivery.RefusedException;
import dev.wadi.edge.line.Conversion;
import dev.wadi.edge.line.LineFault;
import dev.wadi.edge.line.RejectedLineException;
import dev.wadi.edge.line.RowField;
import dev.wadi.edge.line.RowReader;
import dev.wadi.edge.line.TextLine;
import dev.wadi.edge.parquet.ParquetTable;
import dev.wadi.edge.parquet.TableColumn;
import dev.wadi.edge.parquet.TypedRow;
import dev.wadi.edge.yaml.YamlFileException;
import dev.wadi.edge.yaml.YamlNode;
import dev.wadi.edge.yaml.YamlTree;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The columns of a Parquet file as their file declares them: {@code columns: {id: int64, name: "string?"}}. */
record ParquetColumns(ParquetTable table, ZoneId zone) {

    /** @throws IllegalArgumentException with file, line and what to write */
    static ParquetColumns load(Path file, String zone) {
        try {
            YamlNode root = YamlTree.read(file, "columns");
            root.members("table", "columns");
            List<TableColumn> columns = new ArrayList<>();
            root.required("columns")
                    .members()
                    .forEach((name, type) -> columns.add(TableColumn.parse(name, type.text())
                            .orElseThrow(
                                    () -> type.problem("'" + type.text() + "' is no type; " + TableColumn.KNOWN))));
            if (columns.isEmpty()) {
                throw root.required("columns").problem("a file has at least one column, such as id: int64");
            }
            String table = root.optional("table").map(YamlNode::text).orElse("rows");
            return new ParquetColumns(new ParquetTable(table, columns), ZoneId.of(zone));
        } catch (YamlFileException e) {
            throw new IllegalArgumentException("Option columns: " + e.getMessage(), e);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "Option zone is \"" + zone + "\". Write a time zone, such as Europe/Oslo", e);
        }
    }

    /** For one thread. */
    RowReader reader() {
        List<RowField> fields = table.columns().stream()
                .map(column -> new RowField(column.name(), Conversion.to(column.type()), column.nullable()))
                .toList();
        return new RowReader(fields, Set.of(), zone);
    }

    /** A row of its own. */
    static TypedRow row(RowReader reader, byte[] json) throws RefusedException {
        try {
            return reader.read(new TextLine(1, json, 0, json.length, false)).copy();
        } catch (RejectedLineException e) {
            boolean missing = e.reason() == LineFault.MISSING_COLUMN || e.reason() == LineFault.NULL_VALUE;
            throw missing
                    ? new RefusedException(BlockReason.MISSING_FIELD, e.getMessage())
                    : reason(e.reason()).because(e.getMessage());
        }
    }

    private static ObjectReason reason(LineFault fault) {
        return switch (fault) {
            case NOT_OBJECT -> ObjectReason.not_an_object;
            case WRONG_TYPE -> ObjectReason.wrong_type;
            case OUT_OF_RANGE -> ObjectReason.out_of_range;
            default -> ObjectReason.malformed_json;
        };
    }
}
