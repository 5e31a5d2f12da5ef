package dev.wadi.scenario;

import dev.wadi.edge.aws.AwsClients;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The mistake of a step that counts events by their kind, and keeps no marker of what it has counted. */
public class AddAtEachDelivery implements Processor {
    private String table;

    @Override
    public void process(Exchange exchange) {
        Map<?, ?> event = exchange.getMessage().getBody(Map.class);
        AwsClients.dynamoDb(exchange.getContext()).updateItem(update -> update.tableName(table)
                .key(Map.of("kind", AttributeValue.fromS(String.valueOf(event.get("kind")))))
                .updateExpression("ADD events :one")
                .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1"))));
    }

    public void setTable(String table) {
        this.table = table;
    }
}
