package dev.wadi.local.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.local.SettableClock;
import dev.wadi.local.emulator.Emulation;
import dev.wadi.local.emulator.Faults;
import dev.wadi.local.emulator.OpaqueToken;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShardTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final SettableClock clock = new SettableClock();
    private final Emulation emulation = new Emulation(clock, false, Duration.ZERO, Faults.none(), new OpaqueToken());
    private final Shard shard =
            new Shard(3, HashKeyRange.split(1).get(0), List.of("shardId-000000000000"), NOON, emulation);

    @Test
    void anOpenShardHasNoEndAndNoReaderReachesIt() {
        assertThat(shard.end()).isEmpty();
        assertThat(shard.endsAt(shard.latestIndex())).isFalse();
    }

    @Test
    void aReaderOfAClosedShardReachesItsEndAfterTheLastRecord() {
        clock.set(NOON);
        shard.append("key", "data".getBytes(StandardCharsets.UTF_8));
        shard.close(NOON);
        assertThat(shard.closed()).contains(NOON);
        assertThat(shard.end())
                .hasValueSatisfying(end -> assertThat(end.index()).isEqualTo(2));
        assertThat(shard.endsAt(1)).isFalse();
        assertThat(shard.read(1, 10, Shards.RETENTION))
                .hasValueSatisfying(
                        slice -> assertThat(shard.endsAt(slice.nextIndex())).isTrue());
    }

    @Test
    void limitsCountThePartitionKeyInUtf8() {
        for (String key : List.of("key", "schlüssel", "مفتاح", "鍵", "🔑")) {
            assertThat(StoredRecord.size(key, new byte[10]))
                    .as(key)
                    .isEqualTo(10 + key.getBytes(StandardCharsets.UTF_8).length);
        }
    }
}
