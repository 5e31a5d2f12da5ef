package dev.wadi.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.demo.world.PipelineWorld;
import dev.wadi.edge.parquet.ParquetDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Objects of one table, each of which leaves behind all that star-schema writes: rejected lines, rows of a fact, dates that the calendar has not, a mark, a parameter. */
final class WarehouseObjects {
    static final String PIPELINE = "star-schema";
    /** Put once, before the files of the first object. */
    private static final String CALENDAR = "dim_date/calendar_20260101_20260131.parquet";

    private static final String TABLE = "sales_order";
    private static final int ROWS = 2;
    private static final long IDS_OF_AN_OBJECT = 1_000_000_000L;
    private static final String LINE = """
            {"sales_order_id":%d,"design_id":1,"staff_id":1,"counterparty_id":1,"units_sold":2,"unit_price":"3.50","currency_id":1,\
            "agreed_delivery_date":"2026-12-01","agreed_payment_date":"2026-12-24","agreed_delivery_location_id":1,\
            "created_at":"2026-01-05T09:00:00.001","last_updated":"2026-01-05T10:00:00.250"}
            """;

    private final PipelineWorld world;
    private final S3Client s3;
    private final SqsClient sqs;
    private final String queue;
    private final String processed;

    WarehouseObjects(PipelineWorld world) {
        this.world = world.make(
                PIPELINE,
                1,
                Map.of(
                        "star-schema.calendar-from", "2026-01-01",
                        "star-schema.calendar-to", "2026-01-31",
                        "star-schema.sweep-interval", "0s",
                        "star-schema.retry-after", "1s",
                        "star-schema.visibility-timeout", "3s",
                        "star-schema.wait-time", "1s",
                        "star-schema.concurrent-consumers", "1"));
        s3 = world.clients().s3();
        sqs = world.clients().sqs();
        queue = world.source(PIPELINE);
        processed = world.value("star-schema.processed-bucket");
    }

    /** The object is there, and S3 tells of it so often. */
    void tell(int id, int times) {
        String lines = LINE.formatted(2 * id - 1) + LINE.formatted(2 * id) + "no json\n";
        s3.putObject(
                request -> request.bucket(world.value("star-schema.ingestion-bucket"))
                        .key(TABLE + "/" + name(id) + ".jsonl"),
                RequestBody.fromBytes(lines.getBytes(UTF_8)));
        String notice = "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"object\":{\"key\":\"" + TABLE
                + "/" + name(id) + ".jsonl\"}}}]}";
        for (int time = 0; time < times; time++) {
            sqs.sendMessage(request -> request.queueUrl(queue).messageBody(notice));
        }
    }

    private static String name(int id) {
        return String.format(Locale.ROOT, "%s_%08d_20260105T100000%06d", TABLE, id, id);
    }

    /** Whether nothing is left to do. */
    boolean isDone(int id) {
        return keys().contains(mark(id))
                && sqs
                        .getQueueAttributes(request -> request.queueUrl(queue)
                                .attributeNames(
                                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                        .attributes()
                        .values()
                        .stream()
                        .allMatch("0"::equals);
    }

    private static String mark(int id) {
        return "_done/" + TABLE + "/" + name(id) + ".json";
    }

    /** All that is there. */
    Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        s3.listObjectsV2Paginator(request -> request.bucket(processed)).contents().stream()
                .map(S3Object::key)
                .forEach(keys::add);
        return keys;
    }

    /** All that is to be there behind so many objects. */
    static Set<String> expectedKeys(int objects) {
        Set<String> keys = new TreeSet<>(List.of(CALENDAR));
        for (int id = 1; id <= objects; id++) {
            keys.add("rejects/" + TABLE + "/" + name(id) + ".rejects.jsonl");
            keys.add("fact_sales_order/" + name(id) + ".parquet");
            keys.add("dim_date/" + name(id) + ".parquet");
            keys.add(mark(id));
        }
        return keys;
    }

    /** Of all rows of all files. */
    List<Long> recordIds() {
        return keys().stream()
                .filter(key -> key.startsWith("fact_sales_order/"))
                .flatMap(this::recordIds)
                .toList();
    }

    private Stream<Long> recordIds(String key) {
        try {
            Path file = Files.createTempFile("wadi-warehouse-", ".parquet");
            try {
                Files.write(
                        file,
                        s3.getObjectAsBytes(request -> request.bucket(processed).key(key))
                                .asByteArray());
                return ParquetDocument.open(file).first(ROWS + 1).stream()
                        .map(row -> row.get("sales_record_id").asLong());
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Long> expectedRecordIds(int objects) {
        return LongStream.rangeClosed(1, objects)
                .flatMap(id -> LongStream.rangeClosed(1, ROWS).map(line -> id * IDS_OF_AN_OBJECT + line))
                .boxed()
                .toList();
    }

    /** The parameter with the highest id. */
    String processedId() {
        return world.clients()
                .ssm()
                .getParameter(request -> request.name("/totesys/dev/" + TABLE + "/processed_id"))
                .parameter()
                .value();
    }

    /** As if the lease of a killed process had ended. */
    void endLease() {
        world.emptyTables();
    }

    Set<String> letters() {
        return new DeadLetters(world, PIPELINE).payloads();
    }
}
