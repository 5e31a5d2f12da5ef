package dev.wadi.demo.starschema;

import dev.wadi.demo.sample.NumberedInputs;
import dev.wadi.edge.parquet.ParquetDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Objects by number: one row each, which has the number as its key. */
final class NumberedObjects implements NumberedInputs {
    private static final String TABLE = "payment_type";
    private static final String TARGET = "dim_payment_type/";

    private final WarehouseBuckets buckets;

    NumberedObjects(WarehouseBuckets buckets) {
        this.buckets = buckets;
    }

    @Override
    public void expect(int from, int to) {
        for (int number = from; number <= to; number++) {
            buckets.put(
                    WarehouseBuckets.key(TABLE, number),
                    "{\"payment_type_id\":" + number + ",\"payment_type_name\":\"SALES_RECEIPT\","
                            + "\"created_at\":\"2026-11-05T09:00:00.001\",\"last_updated\":\"2026-11-05T10:00:00.250\"}\n");
        }
    }

    @Override
    public String input(int number, String moreFields) {
        return WarehouseBuckets.notice(WarehouseBuckets.key(TABLE, number), moreFields);
    }

    @Override
    public Map<Integer, Integer> effects(int inputs) {
        Map<Integer, Integer> effects = new TreeMap<>();
        try {
            Path folder = Files.createTempDirectory("wadi-objects-");
            buckets.download(TARGET, folder);
            for (String key : buckets.keys(TARGET)) {
                Path file = folder.resolve(key);
                ParquetDocument.open(file)
                        .first(inputs)
                        .forEach(row -> effects.merge(row.get("payment_type_id").asInt(), 1, Integer::sum));
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return effects;
    }
}
