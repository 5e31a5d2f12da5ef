package dev.wadi.conformance;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.demo.process.Leases;
import dev.wadi.demo.world.PipelineWorld;
import dev.wadi.testing.WadiProcess;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;

/** A Kinesis stream. */
final class StreamSource implements Source {
    private static final int PAGE = 500;
    /** Of batch-records, for each shard: of two rows that two of them take as a stop comes, the second may be written and the first not. */
    private static final int WRITERS = 8;

    private final KinesisClient kinesis;
    private final String stream;
    private final int shards;
    private final Leases leases;

    StreamSource(PipelineWorld world, String pipeline, int shards) {
        kinesis = world.clients().kinesis();
        this.shards = shards;
        stream = world.source(pipeline);
        leases = new Leases(world.clients().dynamoDb(), world.value(pipeline + ".lease-table"));
    }

    @Override
    public void put(List<Input> inputs) {
        for (int from = 0; from < inputs.size(); from += PAGE) {
            List<PutRecordsRequestEntry> open = inputs.subList(from, Math.min(inputs.size(), from + PAGE)).stream()
                    .map(input -> PutRecordsRequestEntry.builder()
                            .partitionKey(input.key())
                            .data(SdkBytes.fromUtf8String(input.data()))
                            .build())
                    .collect(toCollection(ArrayList::new));
            while (!open.isEmpty()) {
                List<PutRecordsRequestEntry> page = List.copyOf(open);
                PutRecordsResponse answer =
                        kinesis.putRecords(request -> request.streamName(stream).records(page));
                open.clear();
                for (int i = 0; i < page.size(); i++) {
                    if (answer.records().get(i).errorCode() != null) {
                        open.add(page.get(i));
                    }
                }
            }
        }
    }

    /** The positions are thrown away: the stream is read from its beginning. */
    @Override
    public void deliverAgain() {
        leases.forget();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("POLL_INTERVAL", "400");
    }

    @Override
    public boolean isAcknowledged() {
        Collection<String> positions = leases.positions().values();
        return positions.size() == shards && !positions.contains(Leases.BEGINNING);
    }

    @Override
    public int inHand() {
        return shards * WRITERS;
    }

    @Override
    public void assertReadBy(Collection<WadiProcess> processes) {
        Map<String, Long> holders = leases.holders();
        assertThat(holders).hasSize(shards);
        assertThat(Set.copyOf(holders.values()))
                .isEqualTo(processes.stream().map(WadiProcess::pid).collect(toSet()));
    }
}
