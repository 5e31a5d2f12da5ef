package dev.wadi.local.kinesis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The records of one shard, in order. A record's index never changes; indexes begin with 1 and have no gap. Records
 * older than the retention go away from the front.
 */
final class ShardRecords {

    private final List<StoredRecord> records = new ArrayList<>();
    private long firstIndex = 1;

    void add(StoredRecord record) {
        records.add(record);
    }

    /** The index that the next record will get. */
    long nextIndex() {
        return firstIndex + records.size();
    }

    /** The index of the first record that arrived at that time or later, or that of the next record to come. */
    long indexAt(Instant time) {
        long millis = time.toEpochMilli();
        for (int i = 0; i < records.size(); i++) {
            if (records.get(i).arrivedMillis() >= millis) {
                return firstIndex + i;
            }
        }
        return nextIndex();
    }

    /** Removes what arrived before that time. */
    void trim(Instant horizon) {
        long millis = horizon.toEpochMilli();
        int expired = 0;
        while (expired < records.size() && records.get(expired).arrivedMillis() < millis) {
            expired++;
        }
        records.subList(0, expired).clear();
        firstIndex += expired;
    }

    /**
     * Records from that index on: no more than {@code limit}, and no more data than {@code mostBytes}, but always one
     * if there is one.
     */
    Slice read(long from, int limit, long mostBytes) {
        int start = (int) Math.min(Math.max(from - firstIndex, 0), records.size());
        int end = start;
        long bytes = 0;
        while (end < records.size() && end - start < limit) {
            StoredRecord next = records.get(end);
            long size = StoredRecord.size(next.partitionKey(), next.data());
            if (end > start && bytes + size > mostBytes) {
                break;
            }
            bytes += size;
            end++;
        }
        List<StoredRecord> read = List.copyOf(records.subList(start, end));
        long unread = end < records.size() ? records.get(end).arrivedMillis() : Slice.ALL_READ;
        return new Slice(read, bytes, Math.max(from, firstIndex + end), unread);
    }

    /**
     * @param nextIndex where to read on
     * @param firstUnreadMillis when the first record after the slice arrived, or {@link #ALL_READ}
     */
    record Slice(List<StoredRecord> records, long bytes, long nextIndex, long firstUnreadMillis) {

        static final long ALL_READ = Long.MAX_VALUE;

        /**
         * How far the reader is behind the end of the shard. At least 1 while anything is unread, even if the clock
         * stands still, because 0 means that the reader has caught up.
         */
        long millisBehind(long nowMillis) {
            return firstUnreadMillis == ALL_READ ? 0 : Math.max(1, nowMillis - firstUnreadMillis);
        }
    }
}
