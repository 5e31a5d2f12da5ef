package dev.wadi.bench.starschema;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Writes rows of {@link HandWrittenProgram}. */
final class SalesOrderSupport extends WriteSupport<SalesOrder> {
    private static final MessageType SCHEMA = MessageTypeParser.parseMessageType(
            """
            message fact_sales_order {
              required int64 sales_record_id;
              required int32 sales_order_id;
              required int32 created_date (DATE);
              required int64 created_time (TIME(MICROS,false));
              required int32 last_updated_date (DATE);
              required int64 last_updated_time (TIME(MICROS,false));
              required int32 sales_staff_id;
              required int32 counterparty_id;
              required int32 units_sold;
              required int64 unit_price (DECIMAL(10,2));
              required int32 currency_id;
              required int32 design_id;
              required int32 agreed_payment_date (DATE);
              required int32 agreed_delivery_date (DATE);
              required int32 agreed_delivery_location_id;
            }
            """);

    private RecordConsumer consumer;

    @Override
    @SuppressWarnings("deprecation") // its class declares it abstract
    public WriteContext init(Configuration configuration) {
        return new WriteContext(SCHEMA, Map.of());
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
        return new WriteContext(SCHEMA, Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer target) {
        consumer = target;
    }

    @Override
    public void write(SalesOrder order) {
        consumer.startMessage();
        number("sales_record_id", 0, order.record);
        number("sales_order_id", 1, order.id);
        number("created_date", 2, order.createdDate);
        number("created_time", 3, order.createdTime);
        number("last_updated_date", 4, order.updatedDate);
        number("last_updated_time", 5, order.updatedTime);
        number("sales_staff_id", 6, order.staff);
        number("counterparty_id", 7, order.counterparty);
        number("units_sold", 8, order.units);
        number("unit_price", 9, order.price);
        number("currency_id", 10, order.currency);
        number("design_id", 11, order.design);
        number("agreed_payment_date", 12, order.payment);
        number("agreed_delivery_date", 13, order.delivery);
        number("agreed_delivery_location_id", 14, order.location);
        consumer.endMessage();
    }

    private void number(String name, int at, int value) {
        consumer.startField(name, at);
        consumer.addInteger(value);
        consumer.endField(name, at);
    }

    private void number(String name, int at, long value) {
        consumer.startField(name, at);
        consumer.addLong(value);
        consumer.endField(name, at);
    }
}
