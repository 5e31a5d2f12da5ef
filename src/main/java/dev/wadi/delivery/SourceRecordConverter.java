package dev.wadi.delivery;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.apache.camel.Converter;

/** What Camel may make of a record: wherever a step wants text or bytes, it gets those of the record. */
@Converter(generateLoader = true)
public final class SourceRecordConverter {
    private SourceRecordConverter() {}

    @Converter
    public static String toText(SourceRecord record) {
        return record.text();
    }

    /** Not a copy where the record keeps bytes. */
    @Converter
    public static byte[] toBytes(SourceRecord record) {
        return record.payload();
    }

    @Converter
    public static InputStream toInputStream(SourceRecord record) {
        return new ByteArrayInputStream(record.payload());
    }

    @Converter
    public static ByteBuffer toByteBuffer(SourceRecord record) {
        return ByteBuffer.wrap(record.payload());
    }
}
