package dev.wadi.source.kinesis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/**
 * The records that are not on the stream yet, in order. Within one call the service may take a record and refuse an earlier one of the same
 * key; so an ordered call has one record of each key at most.
 */
final class UnsentRecords {
    /** Limits of PutRecords, keys included. */
    private static final int MOST_ENTRIES = 500;

    /** Enough for records of up to 1 MiB, and known to all servers; the service itself takes twice as much. */
    private static final int MOST_BYTES = 5 * 1024 * 1024;

    private static final int MOST_BYTES_OF_LARGE = 10 * 1024 * 1024;
    private static final int LONGEST_KEY = 256;

    private final boolean ordered;
    private final int mostBytes;
    private final List<PutRecordsRequestEntry> open = new ArrayList<>();

    /**
     * @param largest bytes of a record, its key included
     * @throws IllegalArgumentException for a record that the service never takes, before any is sent
     */
    UnsentRecords(Iterable<?> records, boolean ordered, int largest) {
        this.ordered = ordered;
        mostBytes = largest > RecordLimit.DEFAULT_BYTES ? MOST_BYTES_OF_LARGE : MOST_BYTES;
        for (Object each : records) {
            OutgoingRecord one = (OutgoingRecord) each;
            check(open.size(), one, largest);
            open.add(PutRecordsRequestEntry.builder()
                    .partitionKey(one.partitionKey())
                    .data(SdkBytes.fromByteArrayUnsafe(one.data()))
                    .build());
        }
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    int size() {
        return open.size();
    }

    /** What the next call may carry. */
    List<PutRecordsRequestEntry> page() {
        List<PutRecordsRequestEntry> page = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        int bytes = 0;
        for (PutRecordsRequestEntry one : open) {
            int size = bytes(one.data().asByteArrayUnsafe(), one.partitionKey());
            if (page.size() == MOST_ENTRIES || bytes + size > mostBytes) {
                break;
            }
            if (!ordered || keys.add(one.partitionKey())) {
                page.add(one);
                bytes += size;
            }
        }
        return page;
    }

    /** @param entries told apart by identity: the same record may be put twice */
    void taken(Set<PutRecordsRequestEntry> entries) {
        open.removeIf(entries::contains);
    }

    private static int bytes(byte[] data, String key) {
        return data.length + key.getBytes(UTF_8).length;
    }

    private static void check(int index, OutgoingRecord one, int largest) {
        int key = one.partitionKey().length();
        if (key == 0 || key > LONGEST_KEY) {
            throw new IllegalArgumentException("Record " + index + " has a partition key of " + key
                    + " characters; Kinesis takes 1 to " + LONGEST_KEY);
        }
        int size = bytes(one.data(), one.partitionKey());
        if (size > largest) {
            throw new IllegalArgumentException(
                    "Record " + index + " has " + size + " bytes with its partition key; Kinesis takes " + largest);
        }
    }
}
