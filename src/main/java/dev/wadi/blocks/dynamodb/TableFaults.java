package dev.wadi.blocks.dynamodb;

import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.SettingNames;
import dev.wadi.edge.dynamodb.TableKey;
import dev.wadi.edge.dynamodb.TableRefusal;
import java.util.List;
import org.apache.camel.CamelContext;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * Whose fault it is that DynamoDB does not take what it was sent: the record's, or that of the table and the route.
 *
 * @param key as the route has it
 * @param typed whether the route says of which types the attributes of the key are, so that no record can have others
 */
public record TableFaults(CamelContext context, String table, TableKey key, boolean typed) {

    /**
     * What it says of the record.
     *
     * @throws HoldException where the record cannot be at fault
     * @throws DynamoDbException the fault as it is, where it does not speak of what was sent
     */
    public TableRefusal refusal(DynamoDbException fault) {
        TableRefusal refusal = TableRefusal.of(fault).orElseThrow(() -> fault);
        requireOfRecord(refusal, fault);
        return refusal;
    }

    /** The same of one that is known. */
    void requireOfRecord(TableRefusal refusal, Exception fault) {
        if (refusal.isOfKeyNames() || (typed && refusal.isOfKeyTypes())) {
            throw hold(
                    "has another key than " + String.join(", ", key.names())
                            + ". Write the key of the table into the options of the step",
                    refusal,
                    fault);
        }
        if (refusal.isOfExpression()) {
            throw hold("does not understand the condition of the step", refusal, fault);
        }
    }

    private HoldException hold(String what, TableRefusal refusal, Exception fault) {
        List<String> settings = SettingNames.of(context, fault);
        return new HoldException(
                "The table " + table + SettingNames.inBrackets(settings) + " " + what + ": " + refusal.message(),
                fault,
                settings);
    }
}
