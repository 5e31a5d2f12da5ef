package dev.wadi.demo;

import dev.wadi.source.kinesis.OutgoingRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** batch-records: announcements of files, the second half of them after the batch has changed, to one row each. */
public final class BatchRecordsDemo implements PipelineDemo {
    private static final String PIPELINE = "batch-records";
    private static final String PARAMETER = "/waze/latest_batch_id";
    private static final List<String> BATCHES = List.of("1795000000", "1795000600");
    private static final int FILES = 2_000;
    private static final long LOOK_AGAIN_NANOS = 50_000_000;

    private final List<FileAnnouncement> files = FileAnnouncement.upload(FILES);
    private DemoClients clients;
    private String stream;
    private String deadLetters;
    private String table;

    @Override
    public String pipeline() {
        return PIPELINE;
    }

    @Override
    public void prepare(DemoWorld world) {
        clients = world.clients();
        stream = world.value("batch-records.stream");
        deadLetters = world.value("batch-records.dead-letter-queue");
        table = world.value("DDB_CURATED_RECORDS_TABLE_ARN");
        currentBatch(BATCHES.get(0));
    }

    /** The batch changes when the pipeline is done with the first half, so that it is certain which file belongs to which. */
    @Override
    public void feed(CamelContext context) {
        send(files.subList(0, FILES / 2), context);
        while (done(context) < FILES / 2 && !Thread.interrupted()) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        currentBatch(BATCHES.get(1));
        send(files.subList(FILES / 2, FILES), context);
    }

    private void send(List<FileAnnouncement> some, CamelContext context) {
        List<OutgoingRecord> page = new ArrayList<>();
        some.forEach(file -> page.add(new OutgoingRecord(file.key(), file.json().getBytes(StandardCharsets.UTF_8))));
        context.createProducerTemplate().sendBody("kinesis-stream:" + stream, page);
    }

    private void currentBatch(String id) {
        clients.ssm().putParameter(request -> request.name(PARAMETER)
                .value(id)
                .type(ParameterType.STRING)
                .overwrite(true));
    }

    @Override
    public int total() {
        return FILES;
    }

    @Override
    public int done(CamelContext context) {
        return OutcomeCount.of(context, PIPELINE).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    @Override
    public DemoResult result(CamelContext context) {
        Map<String, Integer> outcomes = OutcomeCount.of(context, PIPELINE);
        Map<String, Integer> letters = new DeadLetterCount(clients.sqs(), deadLetters).byReason();
        List<Map<String, AttributeValue>> rows = rows();
        Map<String, String> batches = new HashMap<>();
        rows.forEach(row -> batches.put(row.get("S3Key").s(), row.get("BatchId").s()));
        long in = new StreamCount(clients.kinesis(), stream).records();

        Expectations expected = new Expectations();
        expected.check("records on the stream", (long) FILES, in);
        expected.check("rows", count(FileAnnouncement.STORED), (long) rows.size());
        expected.check("batches of the files", expectedBatches(), batches);
        expected.check("skipped", count(FileAnnouncement.SKIPPED), (long) outcomes.getOrDefault(FileAnnouncement.SKIPPED, 0));
        expected.check("dead letters by reason", refusals(), letters);
        return new DemoResult(
                PIPELINE,
                in,
                rows.size(),
                outcomes.getOrDefault(FileAnnouncement.SKIPPED, 0),
                letters.values().stream().mapToInt(Integer::intValue).sum(),
                "DynamoDB table " + table,
                List.of(
                        "DynamoDB      " + perBatch(rows) + " rows by batch; the batch changed half-way",
                        "outcomes      " + new TreeMap<>(outcomes),
                        "dead letters  " + letters),
                expected.problems());
    }

    private List<Map<String, AttributeValue>> rows() {
        return clients.dynamoDb().scanPaginator(request -> request.tableName(table)).items().stream()
                .toList();
    }

    private static Map<String, Long> perBatch(List<Map<String, AttributeValue>> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(row -> row.get("BatchId").s(), TreeMap::new, Collectors.counting()));
    }

    private Map<String, String> expectedBatches() {
        Map<String, String> batches = new HashMap<>();
        for (int i = 0; i < FILES; i++) {
            if (files.get(i).fate().equals(FileAnnouncement.STORED)) {
                batches.put(files.get(i).address(), BATCHES.get(i < FILES / 2 ? 0 : 1));
            }
        }
        return batches;
    }

    private Map<String, Integer> refusals() {
        Predicate<FileAnnouncement> refused = file ->
                !List.of(FileAnnouncement.STORED, FileAnnouncement.SKIPPED).contains(file.fate());
        return files.stream()
                .filter(refused)
                .collect(Collectors.toMap(FileAnnouncement::fate, file -> 1, Integer::sum, TreeMap::new));
    }

    private long count(String fate) {
        return files.stream().filter(file -> file.fate().equals(fate)).count();
    }
}
