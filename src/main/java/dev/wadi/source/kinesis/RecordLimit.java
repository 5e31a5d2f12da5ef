package dev.wadi.source.kinesis;

import dev.wadi.settings.ByteSize;
import org.apache.camel.CamelContext;

/** How large a record of a stream may be, its partition key included. */
public final class RecordLimit {
    /** What a stream takes unless its own limit was raised: 1 MiB. */
    public static final int DEFAULT_BYTES = 1024 * 1024;

    /** The most to which the limit of a stream can be raised: 10 MiB. */
    public static final int MOST_BYTES = 10 * 1024 * 1024;

    private static final String SETTING = "{{wadi.kinesis-max-record-size:" + DEFAULT_BYTES + "}}";

    private RecordLimit() {}

    /** Bytes of data and partition key (UTF-8) together, by the setting {@code wadi.kinesis-max-record-size}. */
    public static int of(CamelContext context) {
        return Math.toIntExact(ByteSize.parse(context.resolvePropertyPlaceholders(SETTING)));
    }
}
