package dev.wadi.scenario;

import dev.wadi.edge.aws.AwsClients;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Puts the row of an event, and says in the header {@code there} whether one was there before. */
public class PutOrTell implements Processor {
    private String table;

    @Override
    public void process(Exchange exchange) {
        Map<?, ?> event = exchange.getMessage().getBody(Map.class);
        boolean there = false;
        try {
            AwsClients.dynamoDb(exchange.getContext()).putItem(put -> put.tableName(table)
                    .item(Map.of(
                            "event_id", AttributeValue.fromS(String.valueOf(event.get("id"))),
                            "kind", AttributeValue.fromS(String.valueOf(event.get("kind")))))
                    .conditionExpression("attribute_not_exists(event_id)"));
        } catch (ConditionalCheckFailedException e) {
            there = true;
        }
        exchange.getMessage().setHeader("there", there);
    }

    public void setTable(String table) {
        this.table = table;
    }
}
