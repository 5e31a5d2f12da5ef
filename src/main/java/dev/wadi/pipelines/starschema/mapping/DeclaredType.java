package dev.wadi.pipelines.starschema.mapping;

import dev.wadi.edge.parquet.ParquetType;
import dev.wadi.edge.parquet.ParquetType.Kind;
import dev.wadi.edge.yaml.YamlNode;
import java.util.List;

/** A type as a mapping has it: {@code string?} may be null. */
record DeclaredType(ParquetType type, boolean nullable) {

    static DeclaredType of(YamlNode node) {
        String text = node.text();
        boolean nullable = text.endsWith("?");
        String bare = nullable ? text.substring(0, text.length() - 1) : text;
        ParquetType type = ParquetType.parse(bare)
                .orElseThrow(() -> node.problem("'" + bare + "' is no type"
                        + (bare.startsWith("decimal") ? "; known are " + ParquetType.KNOWN : suggestion(bare))));
        return new DeclaredType(type, nullable);
    }

    private static String suggestion(String word) {
        return YamlNode.suggestion(
                word, List.of("int32", "int64", "boolean", "string", "date", "time", "timestamp", "decimal(10,2)"));
    }

    /** Whether each value of a source's type has one of this type, or can be read as one where it is a text that is cast. */
    boolean carries(ParquetType source, boolean cast) {
        Kind from = source.kind();
        Kind to = type.kind();
        if (to == Kind.DECIMAL) {
            return from == Kind.DECIMAL
                    ? source.scale() <= type.scale()
                            && source.precision() - source.scale() <= type.precision() - type.scale()
                    : cast && (from == Kind.STRING || from == Kind.INT32 || from == Kind.INT64);
        }
        if (from == to || (from == Kind.INT32 && to == Kind.INT64)) {
            return true;
        }
        return cast && from == Kind.STRING && (to == Kind.DATE || to == Kind.TIME || to == Kind.TIMESTAMP);
    }
}
