package dev.wadi.demo.snapshotstatus;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;

import dev.wadi.demo.sample.NumberedInputs;
import dev.wadi.demo.world.PipelineWorld;
import dev.wadi.demo.world.QueueTail;
import dev.wadi.demo.world.TopicTail;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Each number is a file, and those that are put together are the one collection of a run. The effect of a number is that of its run: all files
 * counted, the sender told, the run announced. More of any of these is more than one effect for each of its numbers; the topic may repeat an
 * announcement under its {@code announcement_id}.
 */
final class NumberedReports implements NumberedInputs {
    private static final String COLLECTION = "db.core.claimant";

    private final PipelineWorld world;
    private final QueueTail exportState;
    private final TopicTail monitoring;
    /** The last number of each run by its first. */
    private final NavigableMap<Integer, Integer> runs = new ConcurrentSkipListMap<>();

    NumberedReports(PipelineWorld world) {
        this.world = world;
        exportState = new QueueTail(world, world.value(SnapshotStatusSample.EXPORT_STATE));
        monitoring = new TopicTail(world, world.value(SnapshotStatusSample.MONITORING));
    }

    @Override
    public void expect(int from, int to) {
        runs.put(from, to);
        SnapshotStatusSample.putSent(world, run(from), COLLECTION, to - from + 1);
    }

    @Override
    public String input(int number, String moreFields) {
        return String.format(Locale.ROOT, """
                {"correlation_id":"%s","collection_name":"%s","snapshot_type":"full","export_date":"2026-11-20",\
                "file_name":"file-%d.json"%s}""", run(runs.floorKey(number)), COLLECTION, number, moreFields);
    }

    private static String run(int first) {
        return "run-" + first;
    }

    @Override
    public Map<Integer, Integer> effects(int inputs) {
        Map<String, Map<String, AttributeValue>> rows = rows();
        Map<String, Long> told = exportState.all().stream()
                .collect(groupingBy(message -> message.get("correlation_id").textValue(), counting()));
        Map<String, Set<String>> announced = monitoring.notifications().stream()
                .map(AnnouncedMilestone::of)
                .collect(groupingBy(AnnouncedMilestone::run, mapping(AnnouncedMilestone::id, toSet())));
        Map<Integer, Integer> effects = new HashMap<>();
        runs.forEach((from, to) -> {
            String run = run(from);
            int effect = effect(
                    rows.get(run),
                    to - from + 1,
                    told.getOrDefault(run, 0L),
                    announced.getOrDefault(run, Set.of()).size());
            for (int number = from; number <= to && effect > 0; number++) {
                effects.put(number, effect);
            }
        });
        return effects;
    }

    private Map<String, Map<String, AttributeValue>> rows() {
        return world.rows(world.value(SnapshotStatusSample.STATUS_TABLE)).stream()
                .collect(toMap(row -> row.get("CorrelationId").s(), Function.identity()));
    }

    private static int effect(Map<String, AttributeValue> row, int files, long told, int announcements) {
        int counted =
                Integer.parseInt(row.getOrDefault("FilesReceived", fromN("0")).n());
        boolean complete =
                counted >= files && row.get("CollectionStatus").s().equals("Received") && told > 0 && announcements > 0;
        if (!complete) {
            return 0;
        }
        return counted == files && told == 1 && announcements == 1 ? 1 : 2;
    }
}
