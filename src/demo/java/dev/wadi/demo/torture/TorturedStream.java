package dev.wadi.demo.torture;

import dev.wadi.delivery.SourceRecord;
import dev.wadi.demo.process.Leases;
import dev.wadi.demo.process.OpenShards;
import dev.wadi.demo.world.SourceFeed;
import dev.wadi.edge.aws.Provision;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** A Kinesis stream of two shards. */
final class TorturedStream implements TorturedSource {
    private static final int SHARDS = 2;

    private final KinesisClient kinesis;
    private final String stream;
    private final Leases leases;
    private final Map<String, String> settings;
    /** By shard, the sequence number of the last record. */
    private final Map<String, BigInteger> last = new HashMap<>();
    /** Shards of which all was acknowledged once: their leases are removed some day. */
    private final Set<String> ended = new HashSet<>();

    private boolean split;

    /** @param settings with the name of the stream */
    TorturedStream(KinesisClient kinesis, String stream, Leases leases, Map<String, String> settings) {
        this.kinesis = kinesis;
        this.stream = stream;
        this.leases = leases;
        this.settings = Map.copyOf(settings);
        Provision.stream(kinesis, stream, SHARDS);
        kinesis.waiter().waitUntilStreamExists(request -> request.streamName(stream));
    }

    @Override
    public Map<String, String> settings() {
        return settings;
    }

    @Override
    public void put(List<? extends SourceRecord> records) {
        SourceFeed.put(
                        kinesis,
                        stream,
                        records.stream().map(SourceRecord::payload).toList())
                .forEach((shard, number) -> last.merge(shard, number, BigInteger::max));
    }

    @Override
    public boolean isAcknowledged() {
        Map<String, String> positions = noteEnded();
        return last.entrySet().stream()
                .allMatch(shard -> isAcknowledged(shard.getKey(), shard.getValue(), positions.get(shard.getKey())));
    }

    private Map<String, String> noteEnded() {
        Map<String, String> positions = leases.positions();
        positions.forEach((shard, position) -> {
            if (position.equals(Leases.END)) {
                ended.add(shard);
            }
        });
        return positions;
    }

    private boolean isAcknowledged(String shard, BigInteger number, String position) {
        return ended.contains(shard)
                || (position != null
                        && position.matches("\\d+")
                        && new BigInteger(position).compareTo(number) >= 0);
    }

    @Override
    public String progress() {
        return "positions " + leases.positions() + " of " + last;
    }

    @Override
    public void deliverAgain() {
        noteEnded();
        leases.forget();
    }

    @Override
    public void reshard() {
        OpenShards shards = new OpenShards(kinesis, stream);
        if (split) {
            shards.merge();
        } else {
            shards.split();
        }
        split = !split;
    }

    @Override
    public void close() {
        kinesis.deleteStream(request -> request.streamName(stream));
    }
}
