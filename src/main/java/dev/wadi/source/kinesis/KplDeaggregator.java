package dev.wadi.source.kinesis;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.kinesis.retrieval.AggregatorUtil;
import software.amazon.kinesis.retrieval.KinesisClientRecord;

/**
 * Opens KPL aggregates without losing a record. The KCL's own class drops an aggregate that it cannot open, and one with a key that its shard
 * does not hold (which the KPL sends again after a split, but other producers of aggregates do not). Here the first stays one record, as it
 * came, and the second is opened whole.
 */
final class KplDeaggregator extends AggregatorUtil {
    private static final Logger LOG = LoggerFactory.getLogger(KplDeaggregator.class);
    private static final BigInteger LAST_KEY = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);

    @Override
    public List<KinesisClientRecord> deaggregate(
            List<KinesisClientRecord> records, BigInteger startingHashKey, BigInteger endingHashKey) {
        // the caller removes from it
        List<KinesisClientRecord> opened = new ArrayList<>(records.size());
        for (KinesisClientRecord one : records) {
            if (looksAggregated(one.data())) {
                opened.addAll(open(one));
            } else {
                opened.add(one);
            }
        }
        return opened;
    }

    private static boolean looksAggregated(ByteBuffer data) {
        int begin = data.position();
        if (data.remaining() <= AGGREGATED_RECORD_MAGIC.length) {
            return false;
        }
        for (int i = 0; i < AGGREGATED_RECORD_MAGIC.length; i++) {
            if (data.get(begin + i) != AGGREGATED_RECORD_MAGIC[i]) {
                return false;
            }
        }
        return true;
    }

    private List<KinesisClientRecord> open(KinesisClientRecord record) {
        List<KinesisClientRecord> parts = List.of();
        try {
            KinesisClientRecord copy =
                    record.toBuilder().data(record.data().duplicate()).build();
            parts = super.deaggregate(List.of(copy), BigInteger.ZERO, LAST_KEY);
        } catch (RuntimeException | LinkageError e) {
            // the KCL's report of a broken aggregate needs a class that newer JDKs do not have
            LOG.debug("{} is not a readable aggregate", record.sequenceNumber(), e);
        }
        return parts.isEmpty() ? List.of(record) : parts;
    }
}
