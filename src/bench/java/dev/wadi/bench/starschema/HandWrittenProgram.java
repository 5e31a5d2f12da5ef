package dev.wadi.bench.starschema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.wadi.edge.parquet.TypedRow;
import dev.wadi.pipelines.starschema.table.VersionKeys;
import java.io.BufferedInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;

/** What star-schema makes of sales orders, written for this table alone: no mapping, no rejected lines, no look at the encoding. */
public final class HandWrittenProgram {
    private static final long RECORD = 1_000_000_000L;
    private static final long MICROS_PER_SECOND = 1_000_000;

    private HandWrittenProgram() {}

    /** @param args the object; a folder for the file */
    public static void main(String[] args) throws Exception {
        VersionKeys versions = new VersionKeys(List.of(0, 1));
        TypedRow version = new TypedRow(2);
        SalesOrder order = new SalesOrder();
        int line = 0;
        try (InputStream object = new BufferedInputStream(Files.newInputStream(Path.of(args[0])), 1 << 18);
                JsonParser parser = new JsonFactory().createParser(object);
                ParquetWriter<SalesOrder> writer = new Builder(new LocalOutputFile(Path.of(args[1], "orders.parquet")))
                        .withConf(new PlainParquetConfiguration())
                        .withCompressionCodec(CompressionCodecName.ZSTD)
                        .withRowGroupSize(16L * 1024 * 1024)
                        .build()) {
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                read(parser, order);
                order.record = RECORD + ++line;
                version.set(0, order.id);
                version.set(1, order.updatedDate * 86_400L * MICROS_PER_SECOND + order.updatedTime);
                versions.add(version, line);
                writer.write(order);
            }
        }
        if (!versions.replaced().isEmpty()) {
            throw new IllegalStateException("a version stands there twice; it would have to be written again");
        }
        ProgramReport.print(line);
    }

    private static void read(JsonParser parser, SalesOrder order) throws Exception {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "sales_order_id" -> order.id = parser.getIntValue();
                case "created_at" -> {
                    order.createdDate = date(parser.getTextCharacters(), parser.getTextOffset());
                    order.createdTime = time(parser.getTextCharacters(), parser.getTextOffset() + 11);
                }
                case "last_updated" -> {
                    order.updatedDate = date(parser.getTextCharacters(), parser.getTextOffset());
                    order.updatedTime = time(parser.getTextCharacters(), parser.getTextOffset() + 11);
                }
                case "design_id" -> order.design = parser.getIntValue();
                case "staff_id" -> order.staff = parser.getIntValue();
                case "counterparty_id" -> order.counterparty = parser.getIntValue();
                case "units_sold" -> order.units = parser.getIntValue();
                case "unit_price" ->
                    order.price = cents(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
                case "currency_id" -> order.currency = parser.getIntValue();
                case "agreed_delivery_date" ->
                    order.delivery = date(parser.getTextCharacters(), parser.getTextOffset());
                case "agreed_payment_date" -> order.payment = date(parser.getTextCharacters(), parser.getTextOffset());
                case "agreed_delivery_location_id" -> order.location = parser.getIntValue();
                default -> parser.skipChildren();
            }
        }
    }

    private static int date(char[] text, int from) {
        return (int) LocalDate.of(digits(text, from, 4), digits(text, from + 5, 2), digits(text, from + 8, 2))
                .toEpochDay();
    }

    private static long time(char[] text, int from) {
        long seconds = digits(text, from, 2) * 3600L + digits(text, from + 3, 2) * 60L + digits(text, from + 6, 2);
        return seconds * MICROS_PER_SECOND + digits(text, from + 9, 3) * 1000L;
    }

    private static long cents(char[] text, int from, int length) {
        return digits(text, from, length - 3) * 100L + digits(text, from + length - 2, 2);
    }

    private static int digits(char[] text, int from, int count) {
        int number = 0;
        for (int at = from; at < from + count; at++) {
            number = number * 10 + text[at] - '0';
        }
        return number;
    }

    private static final class Builder extends ParquetWriter.Builder<SalesOrder, Builder> {
        Builder(OutputFile file) {
            super(file);
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // its class declares it abstract
        protected WriteSupport<SalesOrder> getWriteSupport(Configuration configuration) {
            return new SalesOrderSupport();
        }

        @Override
        protected WriteSupport<SalesOrder> getWriteSupport(ParquetConfiguration configuration) {
            return new SalesOrderSupport();
        }
    }
}
