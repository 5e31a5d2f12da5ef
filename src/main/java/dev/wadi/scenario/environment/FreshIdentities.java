package dev.wadi.scenario.environment;

import dev.wadi.delivery.SourceRecord;
import dev.wadi.source.kinesis.StreamRecord;
import dev.wadi.source.sqs.SqsMessage;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Identities that no event had before, in place of those in a file. A pipeline takes an event whose identity it knows for a redelivery, and
 * people invent the same ones: 1, 2, 3. A record that stands twice in a file has one identity here too.
 */
public final class FreshIdentities {
    /** About where the sequence numbers of Kinesis are. */
    private static final BigInteger LOWEST = BigInteger.TEN.pow(54).multiply(BigInteger.valueOf(49));

    private static final int RANDOM_BITS = 170;

    private final Map<String, String> made = new HashMap<>();
    private BigInteger last = LOWEST.add(new BigInteger(RANDOM_BITS, new SecureRandom()));

    /** Greater than those before it. */
    String sequenceNumber() {
        last = last.add(BigInteger.ONE);
        return last.toString();
    }

    static String messageId() {
        return UUID.randomUUID().toString();
    }

    /** The same input, of other events. */
    public ScenarioInput of(ScenarioInput input) {
        return input instanceof ScenarioInput.Delivery delivery
                ? new ScenarioInput.Delivery(
                        delivery.path(),
                        delivery.records().stream().map(this::of).toList())
                : input;
    }

    private SourceRecord of(SourceRecord record) {
        if (record instanceof StreamRecord one) {
            return new StreamRecord(
                    one.stream(),
                    one.shardId(),
                    made.computeIfAbsent(
                            one.stream() + "/" + one.shardId() + ":" + one.sequenceNumber(), known -> sequenceNumber()),
                    one.subSequenceNumber(),
                    one.partitionKey(),
                    one.arrival(),
                    one.data());
        }
        if (record instanceof SqsMessage one) {
            return new SqsMessage(
                    made.computeIfAbsent(one.messageId(), known -> messageId()), one.body(), one.messageGroupId());
        }
        throw new IllegalArgumentException("a record of an unknown source: " + record);
    }
}
