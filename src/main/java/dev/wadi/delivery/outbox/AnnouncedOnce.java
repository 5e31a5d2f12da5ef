package dev.wadi.delivery.outbox;

import dev.wadi.edge.aws.Transaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Leaves messages in an outbox, each id once: the marker of the id and the row of its message are written in one transaction, and neither where the marker is
 * there already.
 *
 * @param retention how long the markers stay; an id that comes again later than that is announced again
 */
record AnnouncedOnce(DynamoDbClient client, String table, Clock clock, Duration retention) {
    /** What the markers are called; the table's time to live goes by the same attribute as elsewhere. */
    private static final String PREFIX = "announced#";

    private static final String TIME_TO_EXIST = "TimeToExist";

    /** In one transaction, with two writes for each and one for each row of the index: of 100. More would collide more often with those of other workers. */
    private static final int MOST_MESSAGES = 25;

    /** DynamoDB takes 4 MiB in one transaction; a row has some bytes beside its message. */
    private static final int MOST_BYTES = 3 * 1024 * 1024;

    /**
     * Of several messages with one id the first counts.
     *
     * @return the ids whose message was written now
     */
    Set<String> write(List<OutgoingMessage> messages) {
        Map<String, OutgoingMessage> once = new LinkedHashMap<>();
        messages.forEach(message -> once.putIfAbsent(message.id(), message));
        Set<String> written = new TreeSet<>();
        List<OutgoingMessage> page = new ArrayList<>();
        int bytes = 0;
        for (OutgoingMessage message : once.values()) {
            int more = SendLimits.bytes(message);
            if (page.size() == MOST_MESSAGES || bytes + more > MOST_BYTES) {
                written.addAll(writePage(page));
                page = new ArrayList<>();
                bytes = 0;
            }
            page.add(message);
            bytes += more;
        }
        written.addAll(writePage(page));
        return written;
    }

    /** Again without those whose marker is there, until all markers of a transaction are new. */
    private List<String> writePage(List<OutgoingMessage> page) {
        List<OutgoingMessage> rest = page;
        while (!rest.isEmpty()) {
            List<OutgoingMessage> asked = rest;
            Instant now = clock.instant();
            List<String> ids = asked.stream().map(OutgoingMessage::id).toList();
            Transaction.Result result = new Transaction()
                    .addAll(asked.stream().map(message -> marker(message, now)).toList())
                    .addAll(asked.stream().map(message -> row(message, now)).toList())
                    .addAll(new PendingIndex(client, table).add(ids))
                    .write(client);
            if (result.isWritten()) {
                return ids;
            }
            rest = IntStream.range(0, asked.size())
                    .filter(place -> !result.isUnmet(place))
                    .mapToObj(asked::get)
                    .toList();
        }
        return List.of();
    }

    private TransactWriteItem marker(OutgoingMessage message, Instant now) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table)
                        .item(Map.of(
                                OutboxTable.KEY,
                                AttributeValue.fromS(PREFIX + message.id()),
                                TIME_TO_EXIST,
                                AttributeValue.fromN(
                                        Long.toString(now.plus(retention).getEpochSecond()))))
                        .conditionExpression("attribute_not_exists(" + OutboxTable.KEY + ")"))
                .build();
    }

    private TransactWriteItem row(OutgoingMessage message, Instant now) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table).item(OutboxRow.of(message, now)))
                .build();
    }
}
