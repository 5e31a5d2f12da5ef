package dev.wadi.edge.parquet;

import java.util.Optional;

/** @param nullable whether a row may have no value there */
public record TableColumn(String name, ParquetType type, boolean nullable) {
    /** The types that declarations know, for messages. */
    public static final String KNOWN =
            "known are " + ParquetType.KNOWN + ", each with ? behind it where it may be null";

    /** As declarations have it: {@code string?} may be null. */
    public static Optional<TableColumn> parse(String name, String type) {
        boolean nullable = type.endsWith("?");
        return ParquetType.parse(nullable ? type.substring(0, type.length() - 1) : type)
                .map(bare -> new TableColumn(name, bare, nullable));
    }
}
