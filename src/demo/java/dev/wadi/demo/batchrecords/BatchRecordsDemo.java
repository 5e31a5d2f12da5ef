package dev.wadi.demo.batchrecords;

import static dev.wadi.demo.batchrecords.BatchRecordsSample.NAME;

import dev.wadi.demo.sample.DeadLetterCount;
import dev.wadi.demo.sample.DemoResult;
import dev.wadi.demo.sample.Expectations;
import dev.wadi.demo.sample.OutcomeCount;
import dev.wadi.demo.sample.PipelineDemo;
import dev.wadi.demo.world.PipelineWorld;
import dev.wadi.demo.world.StreamTail;
import dev.wadi.source.kinesis.OutgoingRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Announcements of files, the second half of them after the batch has changed, to one row each. */
final class BatchRecordsDemo implements PipelineDemo {
    private static final List<String> BATCHES = List.of("1795000000", "1795000600");
    private static final int FILES = 2_000;

    private final List<FileAnnouncement> files = FileAnnouncement.upload(FILES);
    private PipelineWorld world;

    @Override
    public void prepare(PipelineWorld made) {
        world = made;
        BatchRecordsSample.currentBatch(world, BATCHES.get(0));
    }

    /** The batch changes when the pipeline is done with the first half, so that it is certain which file belongs to which. */
    @Override
    public void feed(CamelContext context) {
        send(files.subList(0, FILES / 2), context);
        OutcomeCount.await(context, NAME, FILES / 2);
        BatchRecordsSample.currentBatch(world, BATCHES.get(1));
        send(files.subList(FILES / 2, FILES), context);
    }

    private void send(List<FileAnnouncement> some, CamelContext context) {
        List<OutgoingRecord> page = new ArrayList<>();
        some.forEach(file -> page.add(new OutgoingRecord(file.key(), file.json().getBytes(StandardCharsets.UTF_8))));
        context.createProducerTemplate().sendBody("kinesis-stream:" + world.source(NAME), page);
    }

    @Override
    public int total() {
        return FILES;
    }

    @Override
    public DemoResult result(CamelContext context) {
        Map<String, Integer> outcomes = OutcomeCount.of(context, NAME);
        Map<String, Integer> letters = DeadLetterCount.byReason(world, NAME);
        List<Map<String, AttributeValue>> rows = world.rows(world.value(BatchRecordsSample.TABLE));
        Map<String, String> batches = new HashMap<>();
        rows.forEach(row -> batches.put(row.get("S3Key").s(), row.get("BatchId").s()));
        long in = new StreamTail(world, world.source(NAME)).texts().size();

        Expectations expected = new Expectations();
        expected.check("records on the stream", (long) FILES, in);
        expected.check("rows", count(FileAnnouncement.STORED), (long) rows.size());
        expected.check("batches of the files", expectedBatches(), batches);
        expected.check("skipped", count(FileAnnouncement.SKIPPED), (long) outcomes.getOrDefault(FileAnnouncement.SKIPPED, 0));
        expected.check("dead letters by reason", refusals(), letters);
        return new DemoResult(
                NAME,
                in,
                rows.size(),
                outcomes.getOrDefault(FileAnnouncement.SKIPPED, 0),
                letters.values().stream().mapToInt(Integer::intValue).sum(),
                "DynamoDB table " + world.value(BatchRecordsSample.TABLE),
                List.of(
                        "DynamoDB      " + perBatch(rows) + " rows by batch; the batch changed half-way",
                        "outcomes      " + new TreeMap<>(outcomes),
                        "dead letters  " + letters),
                expected.problems());
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
