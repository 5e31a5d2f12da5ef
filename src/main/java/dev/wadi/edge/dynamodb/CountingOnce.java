package dev.wadi.edge.dynamodb;

import dev.wadi.delivery.RefusedException;
import dev.wadi.edge.aws.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * Adds to one counter, once for each thing: the markers of things and the counter are one transaction. Safe for many workers.
 *
 * @param <T> what is counted
 */
public final class CountingOnce<T> {
    /** Limit of DynamoDB, less the counter. */
    private static final int MOST_MARKERS = 99;

    private static final String CONDITION_FAILED = "ConditionalCheckFailed";

    private final DynamoDbClient client;
    private final Counter<T> counter;
    private final Results<T> results;

    /** The writes of one counter. */
    public interface Counter<T> {

        /** Fails where the thing was counted before. */
        TransactWriteItem mark(T thing);

        /**
         * Adds these; where the row of the counter is not as it must be, the row comes back.
         *
         * @throws RefusedException if there can be no such row
         */
        TransactWriteItem add(List<T> things) throws RefusedException;

        /** Why nothing can be added to this row; empty: there is none. */
        RefusedException refusal(Map<String, AttributeValue> row);

        /** Why a thing is at fault that DynamoDB refused to add; empty: none is, and the fault is thrown as it is. */
        default Optional<RefusedException> refusal(TransactionCanceledException fault) {
            return Optional.empty();
        }
    }

    /** Is told what became of each thing as soon as that is known: what was counted stays counted, whatever fails later. */
    public interface Results<T> {
        void counted(T thing);

        void countedBefore(T thing);

        void refused(T thing, RefusedException why);
    }

    public CountingOnce(DynamoDbClient client, Counter<T> counter, Results<T> results) {
        this.client = client;
        this.counter = counter;
        this.results = results;
    }

    /**
     * @param things no two with the same marker
     * @throws TransactionConflictException if it still collides with others after many attempts
     */
    public void count(List<T> things) {
        for (int from = 0; from < things.size(); from += MOST_MARKERS) {
            page(things.subList(from, Math.min(from + MOST_MARKERS, things.size())));
        }
    }

    private void page(List<T> page) {
        try {
            write(page);
        } catch (RefusedException e) {
            page.forEach(thing -> results.refused(thing, e));
        } catch (TransactionConflictException e) {
            // where many workers add to the same counter, smaller pages come through sooner
            if (page.size() == 1) {
                throw e;
            }
            halve(page);
        } catch (TransactionCanceledException e) {
            RefusedException why = counter.refusal(e).orElseThrow(() -> e);
            if (page.size() > 1) {
                halve(page); // one of them is at fault, the others are counted
            } else if (CONDITION_FAILED.equals(e.cancellationReasons().get(0).code())) {
                results.countedBefore(page.get(0));
            } else {
                results.refused(page.get(0), why);
            }
        }
    }

    private void halve(List<T> page) {
        int half = page.size() / 2;
        page(page.subList(0, half));
        page(page.subList(half, page.size()));
    }

    /** What was counted before is named by the answer, and left out the next time. */
    private void write(List<T> page) throws RefusedException {
        List<T> open = page;
        while (!open.isEmpty()) {
            Transaction transaction = new Transaction();
            open.forEach(thing -> transaction.add(counter.mark(thing)));
            transaction.add(counter.add(open));
            Transaction.Result result =
                    page.size() == 1 ? transaction.write(client) : transaction.write(client, Transaction.FEW_ATTEMPTS);
            if (result.isWritten()) {
                open.forEach(results::counted);
                return;
            }
            List<T> rest = withoutMarked(open, result);
            if (result.isUnmet(open.size())) {
                RefusedException why = counter.refusal(result.unmet().get(open.size()));
                rest.forEach(thing -> results.refused(thing, why));
                return;
            }
            open = rest;
        }
    }

    private List<T> withoutMarked(List<T> open, Transaction.Result result) {
        List<T> rest = new ArrayList<>();
        for (int marker = 0; marker < open.size(); marker++) {
            if (result.isUnmet(marker)) {
                results.countedBefore(open.get(marker));
            } else {
                rest.add(open.get(marker));
            }
        }
        return rest;
    }
}
