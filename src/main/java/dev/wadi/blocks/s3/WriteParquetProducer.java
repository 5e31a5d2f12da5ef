package dev.wadi.blocks.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.blocks.FieldExpression;
import dev.wadi.blocks.WorkersProducer;
import dev.wadi.delivery.PollRecord;
import dev.wadi.delivery.PollRecords;
import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.edge.line.RowReader;
import dev.wadi.edge.s3.Bucket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;

/** Writes a Parquet file of the records of each key. */
final class WriteParquetProducer extends WorkersProducer {
    private static final String PARQUET = "application/vnd.apache.parquet";

    private final WriteParquetEndpoint endpoint;
    private final ObjectStep step;
    private final KeyOption key;
    private final FieldExpression row;
    private final ParquetColumns columns;
    private final PutMode mode;
    private Bucket bucket;

    WriteParquetProducer(
            WriteParquetEndpoint endpoint,
            ObjectStep step,
            KeyOption key,
            FieldExpression row,
            ParquetColumns columns,
            PutMode mode) {
        super(endpoint, "parquet-writer");
        this.endpoint = endpoint;
        this.step = step;
        this.key = key;
        this.row = row;
        this.columns = columns;
        this.mode = mode;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        bucket = step.open();
    }

    @Override
    public void process(Exchange exchange) throws IOException {
        PollRecords records = PollRecords.of(exchange);
        List<ParquetPut> files = files(records);
        List<ObjectPut> puts = new ArrayList<>();
        for (ParquetPut file : files) {
            puts.add(file.prepare(columns.table()));
        }
        try {
            work(endpoint.getWriters(), puts, ObjectPut::key, put -> put.run(bucket, mode, PARQUET));
        } finally {
            // also of those that were put before one failed
            files.forEach(file -> file.records().forEach(one -> file.put().tell(one, records, step)));
        }
        records.finish();
    }

    private List<ParquetPut> files(PollRecords records) {
        Map<String, ParquetPut> files = new LinkedHashMap<>();
        RowReader reader = columns.reader();
        for (PollRecord one : records.open()) {
            try {
                String name = key.of(one);
                files.computeIfAbsent(name, ParquetPut::new).add(one, ParquetColumns.row(reader, json(one)));
            } catch (RefusedException e) {
                records.refuse(one, step.reasonOf(e), e.getMessage());
            }
        }
        return files.values().stream().filter(file -> !file.records().isEmpty()).toList();
    }

    private byte[] json(PollRecord one) throws RefusedException {
        Object value = row.evaluate(one);
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        return value instanceof SourceRecord record
                ? record.payload()
                : row.text(one).getBytes(UTF_8);
    }
}
