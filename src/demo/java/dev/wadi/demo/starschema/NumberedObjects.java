package dev.wadi.demo.starschema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.demo.sample.NumberedInputs;
import dev.wadi.edge.parquet.ParquetDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Objects by number, each with one row, which has the number as its key: orders, a fact with record ids, designs, and staff, which looks up its department. What counts is the rows of all
 * Parquet files. No record id may be there twice.
 */
final class NumberedObjects implements NumberedInputs {
    /** Six calls to S3 and two to the parameter store, where the records of other pipelines share theirs; and objects of a table take turns. */
    private static final int COST = 10;

    private static final int MOST_ROWS = 100;

    private static final String TIMES =
            "\"created_at\":\"2026-11-05T09:00:00.001\",\"last_updated\":\"2026-11-05T10:00:00.250\"";

    private final WarehouseBuckets buckets;
    private final Map<String, SeenFile> seen = new HashMap<>();

    private enum Table {
        SALES_ORDER("sales_order", "fact_sales_order", """
                {"sales_order_id":%d,"design_id":1,"staff_id":1,"counterparty_id":1,"units_sold":2,"unit_price":"3.50","currency_id":1,\
                "agreed_delivery_date":"2026-12-01","agreed_payment_date":"2026-12-24","agreed_delivery_location_id":1,%s}
                """),
        DESIGN("design", "dim_design", """
                {"design_id":%d,"design_name":"a","file_location":"b","file_name":"c",%s}
                """),
        STAFF("staff", "dim_staff", """
                {"staff_id":%d,"first_name":"a","last_name":"b","department_id":1,"email_address":"c",%s}
                """);

        private final String source;
        private final String target;
        private final String line;

        Table(String source, String target, String line) {
            this.source = source;
            this.target = target;
            this.line = line;
        }

        static Table of(int number) {
            return values()[number % values().length];
        }

        String line(int number) {
            return line.formatted(number, TIMES);
        }

        /** In each table the ids are one after the other. */
        String key(int number) {
            return WarehouseBuckets.key(source, 1 + (number - 1) / values().length);
        }
    }

    /** @param rows its keys; a file that is written again has another tag, or the same rows */
    private record SeenFile(String tag, List<JsonNode> rows) {}

    /** The department of the staff is known from the beginning. */
    NumberedObjects(WarehouseBuckets buckets) {
        this.buckets = buckets;
        String department = WarehouseBuckets.key("department", 1);
        buckets.put(
                department,
                "{\"department_id\":1,\"department_name\":\"a\",\"location\":\"b\",\"manager\":\"c\"," + TIMES + "}\n");
        buckets.mark(department);
    }

    @Override
    public int cost() {
        return COST;
    }

    @Override
    public void expect(int from, int to) {
        for (int number = from; number <= to; number++) {
            Table table = Table.of(number);
            buckets.put(table.key(number), table.line(number));
        }
    }

    @Override
    public String input(int number, String moreFields) {
        return WarehouseBuckets.notice(Table.of(number).key(number), moreFields);
    }

    @Override
    public Map<Integer, Integer> effects(int inputs) {
        Map<Integer, Integer> effects = new TreeMap<>();
        Set<Long> recordIds = new HashSet<>();
        for (Table table : Table.values()) {
            for (JsonNode row : rows(table.target + "/")) {
                effects.merge(row.get(table.source + "_id").asInt(), 1, Integer::sum);
                JsonNode id = row.get("sales_record_id");
                if (id != null && !recordIds.add(id.asLong())) {
                    throw new AssertionError("the record id " + id + " is there twice");
                }
            }
        }
        return effects;
    }

    private List<JsonNode> rows(String target) {
        buckets.tags(target).forEach((key, tag) -> {
            SeenFile known = seen.get(key);
            if (known == null || !known.tag().equals(tag)) {
                seen.put(key, new SeenFile(tag, read(key)));
            }
        });
        return seen.entrySet().stream()
                .filter(file -> file.getKey().startsWith(target))
                .map(file -> file.getValue().rows())
                .flatMap(Collection::stream)
                .toList();
    }

    private List<JsonNode> read(String key) {
        try {
            Path file = Files.createTempFile("wadi-objects-", ".parquet");
            try {
                buckets.read(key, file);
                return List.copyOf(ParquetDocument.open(file).first(MOST_ROWS));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
