package dev.wadi.kinesis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

class OpenRecordsTest {
    private static final int MIB = 1024 * 1024;

    @Test
    void anOrderedCallHasOneRecordOfEachKeyAndTheFirstOfThem() {
        OpenRecords open = open(true, "a", "b", "a", "c", "b", "a");
        assertThat(next(open)).containsExactly("a0", "b1", "c3");
        assertThat(next(open)).containsExactly("a2", "b4");
        assertThat(next(open)).containsExactly("a5");
        assertThat(open.isEmpty()).isTrue();
    }

    @Test
    void withoutOrderACallHasAllOfThem() {
        assertThat(next(open(false, "a", "b", "a"))).containsExactly("a0", "b1", "a2");
    }

    @Test
    void aCallHasTenMebibytesOnlyWhereARecordMayBeLarger() {
        List<OutgoingRecord> twelve = IntStream.range(0, 12)
                .mapToObj(i -> new OutgoingRecord("k", new byte[MIB - 1]))
                .toList();
        assertThat(new OpenRecords(twelve, false, RecordLimit.DEFAULT_BYTES).page())
                .hasSize(5);
        assertThat(new OpenRecords(twelve, false, RecordLimit.DEFAULT_BYTES + 1).page())
                .hasSize(10);
    }

    @Test
    void theLargestRecordGoesAlone() {
        OpenRecords open = new OpenRecords(
                List.of(
                        new OutgoingRecord("k", new byte[RecordLimit.MOST_BYTES - 1]),
                        new OutgoingRecord("l", new byte[1])),
                true,
                RecordLimit.MOST_BYTES);
        assertThat(open.page()).hasSize(1);
    }

    private static OpenRecords open(boolean ordered, String... keys) {
        return new OpenRecords(
                IntStream.range(0, keys.length)
                        .mapToObj(i -> new OutgoingRecord(keys[i], (keys[i] + i).getBytes(UTF_8)))
                        .toList(),
                ordered,
                RecordLimit.DEFAULT_BYTES);
    }

    /** All of the next call is taken. */
    private static Stream<String> next(OpenRecords open) {
        List<PutRecordsRequestEntry> page = open.page();
        Set<PutRecordsRequestEntry> taken = Collections.newSetFromMap(new IdentityHashMap<>());
        taken.addAll(page);
        open.taken(taken);
        return page.stream().map(one -> one.data().asUtf8String());
    }
}
