package dev.wadi.bench.batchrecords;

import dev.wadi.app.ApplicationPlan;
import dev.wadi.app.WadiApplication;
import dev.wadi.app.installation.Installation;
import dev.wadi.bench.DelayingProxy;
import dev.wadi.bench.PipelineRun;
import dev.wadi.bench.Race;
import dev.wadi.edge.aws.AwsEnvironment;
import dev.wadi.source.kinesis.StreamRecord;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The route against a loop written by hand on the AWS SDK (same parsing, one parameter read for each poll, same conditional
 * writes, as many at a time), fed from memory, and reading a stream; and the route by itself, how much more it does with more shards when
 * DynamoDB is away some distance.
 */
public final class BatchRecordsBenchmark {
    private static final int POLL = 1_000;
    private static final int RECORDS = 20_000;
    private static final int ROUNDS = 5;
    /** The default of batch-records.writers. */
    private static final int WRITERS = 8;

    private static final int SHARDS = 4;

    private static final Duration DISTANCE = Duration.ofMillis(5);
    /** So few that the distance is the limit of one shard, and the capacity of the local DynamoDB not yet that of all of them. */
    private static final int FEW_WRITERS = 1;

    private static final int RECORDS_AT_DISTANCE = 2_000;

    private final Installation installation;
    private final PrintWriter out;

    public BatchRecordsBenchmark(Installation installation, PrintWriter out) {
        this.installation = installation;
        this.out = out;
    }

    public void run() throws Exception {
        try (BatchRecordsWorld world = new BatchRecordsWorld(installation)) {
            out.printf(Locale.ROOT, "%d rounds, median of records/s, polls of at most %,d%n", ROUNDS, POLL);
            fromMemory(world);
            fromStream(world);
            atDistance(world, FEW_WRITERS);
            atDistance(world, WRITERS);
        }
    }

    private void fromMemory(BatchRecordsWorld world) throws Exception {
        out.printf(Locale.ROOT, "%n%,d records from memory, %d writers%n", RECORDS, WRITERS);
        List<List<StreamRecord>> polls = FileSample.polls(RECORDS, POLL);
        try (WadiApplication application =
                        WadiApplication.start(world.plan(WRITERS).withInjectedInput());
                FileLoop loop = new FileLoop(world, DynamoDbClient.create(), WRITERS)) {
            var delivery = application.<StreamRecord>delivery(BatchRecordsWorld.PIPELINE);
            Race race = new Race(ROUNDS, world::emptyTable)
                    .withTimed("route", RECORDS, () -> world.written(RECORDS, () -> polls.forEach(delivery::deliver)))
                    .withTimed("loop by hand", RECORDS, () -> world.written(RECORDS, () -> polls.forEach(loop::handle)));
            race.run();
            race.print(out);
            race.printRatio(out, "route", "loop by hand");
            race.printProcessorTime(out, "route", "loop by hand");
        }
    }

    private void fromStream(BatchRecordsWorld world) throws Exception {
        out.printf(Locale.ROOT, "%n%,d records from %d shards, %d writers for each%n", RECORDS, SHARDS, WRITERS);
        Race race = new Race(ROUNDS, world::emptyTable)
                .withTimed("route", RECORDS, () -> route(world, SHARDS, WRITERS, RECORDS))
                .withTimed("loop by hand", RECORDS, () -> new StreamLoop(
                                world, world.stream(SHARDS, RECORDS), SHARDS, POLL, WRITERS)
                        .run(RECORDS));
        race.run();
        race.print(out);
        race.printRatio(out, "route", "loop by hand");
    }

    private void atDistance(BatchRecordsWorld world, int writers) throws Exception {
        out.printf(
                Locale.ROOT,
                "%n%,d records from a stream, DynamoDB %d ms away, batch-records.writers=%d%n",
                RECORDS_AT_DISTANCE,
                DISTANCE.toMillis(),
                writers);
        try (DelayingProxy far = DelayingProxy.to(world.dynamoDbPort(), DISTANCE)) {
            AwsEnvironment.apply(far.asDynamoDb());
            Race race = new Race(ROUNDS, world::emptyTable);
            for (int shards : new int[] {1, SHARDS}) {
                race.withTimed(
                        shards(shards), RECORDS_AT_DISTANCE, () -> route(world, shards, writers, RECORDS_AT_DISTANCE));
            }
            race.run();
            race.print(out);
            race.printRatio(out, shards(SHARDS), shards(1));
        }
    }

    private static String shards(int count) {
        return count == 1 ? "1 shard" : count + " shards";
    }

    /** The pipeline as it stands, with its own source, from its start until all is written. */
    private static Duration route(BatchRecordsWorld world, int shards, int writers, int records) throws Exception {
        String stream = world.stream(shards, records);
        WriteSpan span = new WriteSpan(world.table(), records, shards);
        ApplicationPlan plan = world.plan(writers)
                .withSettings(Map.of("batch-records.stream", stream))
                .withBean("writeSpan", span);
        return PipelineRun.of(plan, span::await);
    }
}
