package dev.wadi.batchrecords.steps;

import dev.wadi.batchrecords.RejectedAnnouncement;
import dev.wadi.batchrecords.RejectedAnnouncement.Reason;
import dev.wadi.delivery.Batch;
import dev.wadi.delivery.Batch.Outcome;
import dev.wadi.delivery.HoldException;
import java.util.List;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * What became of each row: stored; there already, which is as good; or refused by the table, for good. Any other fault goes on to the source, which
 * delivers the poll again.
 */
public class CountRows implements AggregationStrategy {
    private static final Outcome STORED = Outcome.of("stored");
    private static final Outcome DUPLICATE = Outcome.of("duplicate");
    private static final String REFUSED = "ValidationException";
    private static final List<String> OTHER_KEY = List.of("Missing the key", "required keys", "Type mismatch for key");

    @Override
    public Exchange aggregate(Exchange result, Exchange written, Exchange input) {
        Exchange kept = result == null ? input : result;
        Exception fault = written.getException();
        PendingRow row = (PendingRow) written.getMessage().getBody();
        if (fault == null) {
            count(row, STORED, input);
        } else if (fault instanceof ConditionalCheckFailedException) {
            count(row, DUPLICATE, input);
        } else if (fault instanceof DynamoDbException refusal && isRefusal(refusal) && isOfTheTable(refusal)) {
            kept.setException(new HoldException(
                    "The table of DDB_CURATED_RECORDS_TABLE_ARN has another key than CurationRecordId (text): "
                            + refusal.awsErrorDetails().errorMessage(),
                    fault));
        } else if (fault instanceof DynamoDbException refusal && isRefusal(refusal)) {
            Batch.of(input)
                    .reject(RecordLog.refused(
                            row.file(),
                            new RejectedAnnouncement(
                                    Reason.persist_failed,
                                    refusal.awsErrorDetails().errorMessage())));
        } else if (kept.getException() == null) {
            Batch.of(input).giveUp(fault);
            kept.setException(fault);
        }
        return kept;
    }

    @Override
    public Exchange aggregate(Exchange result, Exchange written) {
        throw new UnsupportedOperationException("only for split, which gives the input exchange");
    }

    private static void count(PendingRow row, Outcome outcome, Exchange input) {
        RecordLog.written(row, outcome.name());
        Batch.of(input).done(outcome);
    }

    /** Every row has the key, as text; a table that misses it takes none. */
    private static boolean isOfTheTable(DynamoDbException refusal) {
        String message = String.valueOf(refusal.awsErrorDetails().errorMessage());
        return OTHER_KEY.stream().anyMatch(message::contains);
    }

    private static boolean isRefusal(DynamoDbException fault) {
        return fault.awsErrorDetails() != null
                && REFUSED.equals(fault.awsErrorDetails().errorCode());
    }
}
