package dev.wadi.bench.kinesis;

import dev.wadi.bench.Spread;
import dev.wadi.bench.kinesis.EmptyRoute.Passage;
import dev.wadi.demo.world.SourceFeed;
import dev.wadi.edge.aws.AwsClients;
import dev.wadi.edge.aws.AwsEnvironment;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/**
 * The source by itself, before an empty route: the KCL, its leases, opening of aggregates, the exchange of each poll and its checkpoint in
 * DynamoDB. Once with the answers of Kinesis ready in memory, once with the emulator and the SDK on the way.
 */
public final class KinesisStreamBenchmark {
    private static final SdkEventLoopGroup THREADS = SdkEventLoopGroup.builder().build();
    private static final int ROUNDS = 5;
    private static final int BYTES = 100;

    private final PrintWriter out;
    private int streams;

    private record Load(int shards, int poll, int pollsOfShard) {
        int recordsOfShard() {
            return poll * pollsOfShard;
        }

        int records() {
            return shards * recordsOfShard();
        }
    }

    public KinesisStreamBenchmark(PrintWriter out) {
        this.out = out;
    }

    public void run() throws Exception {
        try (LocalCloud cloud = LocalCloud.start(
                        LocalCloudOptions.only(Part.DYNAMODB, Part.KINESIS).withoutLimits());
                KinesisClient kinesis = client(cloud)) {
            out.printf(Locale.ROOT, "records of %d bytes, %d rounds: median (lowest to highest)%n", BYTES, ROUNDS);
            measure(kinesis, true, new Load(4, 10_000, 60));
            measure(kinesis, true, new Load(20, 1_000, 40));
            measure(kinesis, false, new Load(4, 10_000, 5));
        }
    }

    private static KinesisClient client(LocalCloud cloud) {
        AwsEnvironment.apply(cloud.environment());
        return KinesisClient.create();
    }

    private void measure(KinesisClient kinesis, boolean inMemory, Load load) throws Exception {
        out.printf(
                Locale.ROOT,
                "%nfrom %s, %d shards, polls of %,d%n",
                inMemory ? "memory" : "the emulator",
                load.shards(),
                load.poll());
        List<Passage> passages = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            Passage passage = pass(kinesis, inMemory, load);
            if (round > 0) {
                passages.add(passage);
            }
        }
        print("records/s", passages.stream().map(Passage::recordsPerSecond).toList(), "%,.0f");
        print(
                "records/s per core",
                passages.stream().map(Passage::recordsPerCpuSecond).toList(),
                "%,.0f");
        print("processor time, us", passages.stream().map(Passage::cpuMicros).toList(), "%.2f");
    }

    private void print(String what, List<Double> values, String format) {
        out.printf("%-20s %s%n", what, Spread.of(values).text(format, 1));
        out.flush();
    }

    private Passage pass(KinesisClient kinesis, boolean inMemory, Load load) throws Exception {
        String stream = "small-records-" + ++streams;
        kinesis.createStream(request -> request.streamName(stream).shardCount(load.shards()));
        if (!inMemory) {
            SourceFeed.put(kinesis, stream, Collections.nCopies(load.records(), new byte[BYTES]));
        }
        EmptyRoute route = new EmptyRoute(load.records());
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            AwsClients.bind(context);
            if (inMemory) {
                KinesisAsyncClient shards =
                        AwsClients.of(context).async("KINESIS", KinesisAsyncClient.builder(), THREADS);
                context.getRegistry()
                        .bind(
                                "recordsInMemory",
                                KinesisAsyncClient.class,
                                new RecordsInMemory(shards, load.recordsOfShard(), BYTES));
            }
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("kinesis-stream:" + stream + "?pollInterval=200&maxRecords=" + load.poll())
                            .routeId("kinesis-stream")
                            .process(route);
                }
            });
            context.start();
            return route.await();
        }
    }
}
