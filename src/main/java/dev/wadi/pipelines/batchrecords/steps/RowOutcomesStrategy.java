package dev.wadi.pipelines.batchrecords.steps;

import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.GivesOutcomes;
import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.Outcome;
import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.SettingNames;
import dev.wadi.pipelines.batchrecords.FileReason;
import dev.wadi.pipelines.batchrecords.RowOutcome;
import java.util.List;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * What the table answered for each row that it did not take: there already, which is as good; or refused for its data. Any other fault goes on to the
 * source, which delivers the poll again. That a row is stored is told by the step behind the write.
 */
@GivesOutcomes(RowOutcome.class)
public class RowOutcomesStrategy implements AggregationStrategy {
    private static final String REFUSED = "ValidationException";
    private static final List<String> OTHER_KEY = List.of("Missing the key", "required keys", "Type mismatch for key");

    @Override
    public Exchange aggregate(Exchange result, Exchange written, Exchange input) {
        Exchange kept = result == null ? input : result;
        Exception fault = written.getException();
        if (fault instanceof ConditionalCheckFailedException) {
            PendingRow row = (PendingRow) written.getMessage().getBody();
            BatchAccount.of(input).done(row.record(), Outcome.of(RowOutcome.duplicate));
            RecordLog.written(row, RowOutcome.duplicate.name());
        } else if (fault instanceof DynamoDbException refusal && isRefusal(refusal) && isOfTheTable(refusal)) {
            List<String> settings = SettingNames.of(input.getContext(), fault);
            fail(
                    new HoldException(
                            "The table" + SettingNames.inBrackets(settings)
                                    + " has another key than CurationRecordId (text): "
                                    + refusal.awsErrorDetails().errorMessage(),
                            fault,
                            settings),
                    kept);
        } else if (fault instanceof DynamoDbException refusal && isRefusal(refusal)) {
            refuse((PendingRow) written.getMessage().getBody(), refusal, input);
        } else if (fault != null) {
            fail(fault, kept);
        } else if (written.getMessage().getBody() instanceof PendingRow row) {
            BatchAccount.of(input).outcome(row.record()).ifPresent(outcome -> RecordLog.written(row, outcome.name()));
        }
        return kept;
    }

    private static void refuse(PendingRow row, DynamoDbException refusal, Exchange input) {
        BatchAccount.of(input)
                .refusedByService(RecordLog.refused(
                        row.file(),
                        new RefusedException(
                                FileReason.persist_failed,
                                refusal.awsErrorDetails().errorMessage())));
    }

    private static void fail(Exception fault, Exchange kept) {
        if (kept.getException() == null) {
            kept.setException(fault);
        }
    }

    @Override
    public Exchange aggregate(Exchange result, Exchange written) {
        throw new UnsupportedOperationException("only for split, which gives the input exchange");
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
