package dev.wadi.source.kinesis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/** What one call may carry: the service may take a record of a call and refuse an earlier one, so that two of one key could change places. */
class UnsentRecordsTest {

    @Test
    void aPageOfAnOrderedPutHasOneRecordOfEachKeyAndTheFirst() {
        UnsentRecords open =
                new UnsentRecords(records("a1", "b1", "a2", "c1", "b2", "a3"), true, RecordLimit.DEFAULT_BYTES);
        assertThat(texts(open.page())).containsExactly("a1", "b1", "c1");
        open.taken(Set.copyOf(open.page()));
        assertThat(texts(open.page())).containsExactly("a2", "b2");
        open.taken(Set.copyOf(open.page()));
        assertThat(texts(open.page())).containsExactly("a3");
    }

    @Test
    void whatIsRefusedComesBeforeWhatFollowsIt() {
        UnsentRecords open = new UnsentRecords(records("a1", "b1", "a2", "b2"), true, RecordLimit.DEFAULT_BYTES);
        List<PutRecordsRequestEntry> page = open.page();
        open.taken(Set.of(page.get(1)));
        assertThat(texts(open.page())).containsExactly("a1", "b2");
    }

    @Test
    void withoutOrderAPageTakesAll() {
        assertThat(texts(new UnsentRecords(records("a1", "a2", "b1", "a3"), false, RecordLimit.DEFAULT_BYTES).page()))
                .containsExactly("a1", "a2", "b1", "a3");
    }

    @Test
    void whateverIsRefusedTheRecordsOfAKeyKeepTheirOrder() {
        Random random = new Random(11);
        List<String> sent = IntStream.range(0, 600)
                .mapToObj(i -> "abcdef".charAt(random.nextInt(6)) + "" + i)
                .toList();
        UnsentRecords open = new UnsentRecords(records(sent.toArray(String[]::new)), true, RecordLimit.DEFAULT_BYTES);
        List<String> taken = new ArrayList<>();
        while (!open.isEmpty()) {
            List<PutRecordsRequestEntry> page = open.page();
            assertThat(page).extracting(PutRecordsRequestEntry::partitionKey).doesNotHaveDuplicates();
            Set<PutRecordsRequestEntry> accepted = new LinkedHashSet<>();
            page.stream().filter(one -> random.nextInt(10) < 7).forEach(accepted::add);
            taken.addAll(texts(List.copyOf(accepted)));
            open.taken(accepted);
        }
        assertThat(byKey(taken)).isEqualTo(byKey(sent));
    }

    @Test
    void aPageEndsAtTheLimitsOfACall() {
        String[] many = IntStream.range(0, 501).mapToObj(i -> "k" + i).toArray(String[]::new);
        assertThat(new UnsentRecords(records(many), false, RecordLimit.DEFAULT_BYTES).page())
                .hasSize(500);
        List<OutgoingRecord> large = Stream.generate(() -> new OutgoingRecord("k", new byte[1024 * 1024 - 1]))
                .limit(6)
                .toList();
        assertThat(new UnsentRecords(large, false, RecordLimit.DEFAULT_BYTES).page())
                .hasSize(5);
    }

    @Test
    void whatIsNeverTakenIsRefusedBeforeAnyIsSent() {
        for (OutgoingRecord never : List.of(
                new OutgoingRecord("", new byte[1]),
                new OutgoingRecord("k".repeat(257), new byte[1]),
                new OutgoingRecord("k", new byte[1024 * 1024]))) {
            assertThatThrownBy(() -> new UnsentRecords(List.of(never), true, RecordLimit.DEFAULT_BYTES))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** The first character is the key. */
    private static List<OutgoingRecord> records(String... texts) {
        return Stream.of(texts)
                .map(text -> new OutgoingRecord(text.substring(0, 1), text.getBytes(UTF_8)))
                .toList();
    }

    private static List<String> texts(List<PutRecordsRequestEntry> page) {
        return page.stream().map(one -> one.data().asUtf8String()).toList();
    }

    private static Map<String, List<String>> byKey(List<String> texts) {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        texts.stream().sorted(Comparator.comparing(text -> text.charAt(0))).forEach(text -> keys.computeIfAbsent(
                        text.substring(0, 1), key -> new ArrayList<>())
                .add(text));
        return keys;
    }

    @Test
    void aCallHasTenMebibytesOnlyWhereARecordMayBeLarger() {
        List<OutgoingRecord> twelve = IntStream.range(0, 12)
                .mapToObj(i -> new OutgoingRecord("k", new byte[1024 * 1024 - 1]))
                .toList();
        assertThat(new UnsentRecords(twelve, false, RecordLimit.DEFAULT_BYTES).page())
                .hasSize(5);
        assertThat(new UnsentRecords(twelve, false, RecordLimit.DEFAULT_BYTES + 1).page())
                .hasSize(10);
    }

    @Test
    void theLargestRecordGoesAlone() {
        UnsentRecords open = new UnsentRecords(
                List.of(
                        new OutgoingRecord("k", new byte[RecordLimit.MOST_BYTES - 1]),
                        new OutgoingRecord("l", new byte[1])),
                true,
                RecordLimit.MOST_BYTES);
        assertThat(open.page()).hasSize(1);
    }
}
