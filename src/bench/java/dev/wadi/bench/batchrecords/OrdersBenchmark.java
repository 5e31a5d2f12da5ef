package dev.wadi.bench.batchrecords;

import dev.wadi.app.WadiApplication;
import dev.wadi.app.installation.Installation;
import dev.wadi.bench.Race;
import dev.wadi.source.kinesis.StreamRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The orders of the tutorial, reduced to {@code parse} and {@code dynamodb-put-once}, beside batch-records: the same records, rows, table and writers. What a route
 * costs that is blocks alone, and what that of batch-records costs with its decisions beside them.
 */
public final class OrdersBenchmark {
    private static final int POLL = 1_000;
    private static final int RECORDS = 20_000;
    private static final int ROUNDS = 9;
    /** The default of batch-records.writers. */
    private static final int WRITERS = 8;

    private static final String ROUTE = "orders.camel.yaml";

    private final Installation installation;
    private final PrintWriter out;

    public OrdersBenchmark(Installation installation, PrintWriter out) {
        this.installation = installation;
        this.out = out;
    }

    public void run() throws Exception {
        Path home = Files.createTempDirectory("orders");
        List<List<StreamRecord>> polls = FileSample.polls(RECORDS, POLL);
        out.printf(Locale.ROOT, "%d rounds, %,d records in polls of %,d, %d writers%n", ROUNDS, RECORDS, POLL, WRITERS);
        try (BatchRecordsWorld world = new BatchRecordsWorld(installation);
                WadiApplication batchRecords =
                        WadiApplication.start(world.plan(WRITERS).withInjectedInput());
                WadiApplication orders = WadiApplication.start(
                        world.plan(orders(home), WRITERS).withInjectedInput());
                FileLoop loop = new FileLoop(world, DynamoDbClient.create(), WRITERS)) {
            Race race = new Race(ROUNDS, world::emptyTable);
            contender(race, "orders", orders, world, polls);
            contender(race, BatchRecordsWorld.PIPELINE, batchRecords, world, polls);
            race.withTimed("loop by hand", RECORDS, () -> world.written(RECORDS, () -> polls.forEach(loop::handle)));
            race.run();
            race.print(out);
            race.printRatio(out, "orders", BatchRecordsWorld.PIPELINE);
            race.printRatio(out, "orders", "loop by hand");
            race.printProcessorTime(out, "orders", BatchRecordsWorld.PIPELINE);
        } finally {
            delete(home);
        }
    }

    private static void contender(
            Race race, String name, WadiApplication application, BatchRecordsWorld world, List<List<StreamRecord>> polls) {
        var delivery = application.<StreamRecord>delivery(BatchRecordsWorld.PIPELINE);
        race.withTimed(name, RECORDS, () -> world.written(RECORDS, () -> polls.forEach(delivery::deliver)));
    }

    /** The pipeline's folders with that route in the place of its own. */
    private Installation orders(Path home) throws IOException {
        Path config = installation.home().resolve("config");
        try (Stream<Path> files = Files.walk(config)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                copy(Files.newInputStream(file), home.resolve("config").resolve(config.relativize(file)));
            }
        }
        copy(
                OrdersBenchmark.class.getResourceAsStream(ROUTE),
                home.resolve("routes/batch-records/batch-records.camel.yaml"));
        return new Installation(home);
    }

    private static void copy(InputStream from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (from) {
            Files.copy(from, to);
        }
    }

    private static void delete(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
