package dev.wadi.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever comes, the answer is one that AWS could give: no failure of the emulator, no hang. */
class HostileRequestsTest {

    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.DYNAMODB));

    private static final int CALLS = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String TABLE = """
            {"TableName":"hostile","BillingMode":"PAY_PER_REQUEST","Tags":[{"Key":"a","Value":"b"}],
             "AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"},{"AttributeName":"sk","AttributeType":"N"},
              {"AttributeName":"g","AttributeType":"B"}],
             "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"},{"AttributeName":"sk","KeyType":"RANGE"}],
             "LocalSecondaryIndexes":[{"IndexName":"local","KeySchema":[{"AttributeName":"pk","KeyType":"HASH"},
              {"AttributeName":"g","KeyType":"RANGE"}],"Projection":{"ProjectionType":"ALL"}}],
             "GlobalSecondaryIndexes":[{"IndexName":"global","KeySchema":[{"AttributeName":"g","KeyType":"HASH"}],
              "Projection":{"ProjectionType":"INCLUDE","NonKeyAttributes":["n"]}}]}""";

    private static final List<Map.Entry<String, String>> CALLS_THAT_ARE_RIGHT = List.of(
            Map.entry("CreateTable", TABLE),
            Map.entry("PutItem", """
                    {"TableName":"hostile","Item":{"pk":{"S":"a"},"sk":{"N":"1"},"g":{"B":"AQID"},"n":{"N":"1.50"},
                     "m":{"M":{"l":{"L":[{"S":"x"},{"BOOL":true},{"NULL":true}]}}},"s":{"NS":["1","2"]}},
                     "ConditionExpression":"attribute_not_exists(pk) OR (size(m.l) > :v AND #n BETWEEN :v AND :w)",
                     "ExpressionAttributeNames":{"#n":"n"},"ExpressionAttributeValues":{":v":{"N":"0"},":w":{"N":"9"}},
                     "ReturnValues":"ALL_OLD","ReturnConsumedCapacity":"INDEXES","ReturnItemCollectionMetrics":"SIZE"}"""),
            Map.entry("UpdateItem", """
                    {"TableName":"hostile","Key":{"pk":{"S":"a"},"sk":{"N":"1"}},
                     "UpdateExpression":"SET m.l[1] = :v, #n = if_not_exists(#n, :v) + :v REMOVE m.l[0] ADD c :v DELETE s :s",
                     "ConditionExpression":"NOT contains(m.l, :v)","ExpressionAttributeNames":{"#n":"n"},
                     "ExpressionAttributeValues":{":v":{"N":"3"},":s":{"NS":["1"]}},"ReturnValues":"UPDATED_NEW"}"""),
            Map.entry("UpdateItem", """
                    {"TableName":"hostile","Key":{"pk":{"S":"b"},"sk":{"N":"2"}},"ConditionalOperator":"AND",
                     "AttributeUpdates":{"c":{"Action":"ADD","Value":{"N":"1"}},"d":{"Action":"PUT","Value":{"S":"x"}}},
                     "Expected":{"c":{"ComparisonOperator":"NE","AttributeValueList":[{"N":"5"}]},"e":{"Exists":false}}}"""),
            Map.entry("GetItem", """
                    {"TableName":"hostile","Key":{"pk":{"S":"a"},"sk":{"N":"1"}},"ProjectionExpression":"#n, m.l[1], s",
                     "ExpressionAttributeNames":{"#n":"n"},"ConsistentRead":true,"ReturnConsumedCapacity":"TOTAL"}"""),
            Map.entry("Query", """
                    {"TableName":"hostile","IndexName":"local","KeyConditionExpression":"pk = :v AND begins_with(g, :g)",
                     "FilterExpression":"#n IN (:n, :n)","ExpressionAttributeNames":{"#n":"n"},"Limit":3,
                     "ExpressionAttributeValues":{":v":{"S":"a"},":g":{"B":"AQ=="},":n":{"N":"1"}},"ScanIndexForward":false,
                     "ExclusiveStartKey":{"pk":{"S":"a"},"sk":{"N":"1"},"g":{"B":"AQID"}},"Select":"ALL_ATTRIBUTES"}"""),
            Map.entry("Query", """
                    {"TableName":"hostile","KeyConditions":{"pk":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"a"}]},
                     "sk":{"ComparisonOperator":"BETWEEN","AttributeValueList":[{"N":"0"},{"N":"5"}]}},
                     "QueryFilter":{"n":{"ComparisonOperator":"NOT_NULL"}},"AttributesToGet":["pk","n"]}"""),
            Map.entry("Scan", """
                    {"TableName":"hostile","Segment":1,"TotalSegments":2,"Limit":5,"FilterExpression":"attribute_type(n, :t)",
                     "ExpressionAttributeValues":{":t":{"S":"N"}},"ExclusiveStartKey":{"pk":{"S":"a"},"sk":{"N":"1"}}}"""),
            Map.entry("BatchWriteItem", """
                    {"RequestItems":{"hostile":[{"PutRequest":{"Item":{"pk":{"S":"c"},"sk":{"N":"1"}}}},
                     {"DeleteRequest":{"Key":{"pk":{"S":"d"},"sk":{"N":"1"}}}}]}}"""),
            Map.entry("BatchGetItem", """
                    {"RequestItems":{"hostile":{"Keys":[{"pk":{"S":"a"},"sk":{"N":"1"}},{"pk":{"S":"b"},"sk":{"N":"2"}}],
                     "ProjectionExpression":"pk"}},"ReturnConsumedCapacity":"INDEXES"}"""),
            Map.entry("TransactWriteItems", """
                    {"TransactItems":[{"Put":{"TableName":"hostile","Item":{"pk":{"S":"e"},"sk":{"N":"1"}}}},
                     {"Update":{"TableName":"hostile","Key":{"pk":{"S":"f"},"sk":{"N":"1"}},"UpdateExpression":"ADD c :v",
                      "ExpressionAttributeValues":{":v":{"N":"1"}}}},
                     {"ConditionCheck":{"TableName":"hostile","Key":{"pk":{"S":"g"},"sk":{"N":"1"}},
                      "ConditionExpression":"attribute_not_exists(pk)"}}],"ReturnConsumedCapacity":"TOTAL"}"""),
            Map.entry("TransactGetItems", """
                    {"TransactItems":[{"Get":{"TableName":"hostile","Key":{"pk":{"S":"a"},"sk":{"N":"1"}},
                     "ProjectionExpression":"n"}}]}"""),
            Map.entry("UpdateTable", """
                    {"TableName":"hostile","BillingMode":"PROVISIONED",
                     "ProvisionedThroughput":{"ReadCapacityUnits":1,"WriteCapacityUnits":2},
                     "AttributeDefinitions":[{"AttributeName":"h","AttributeType":"S"}],
                     "GlobalSecondaryIndexUpdates":[{"Create":{"IndexName":"more",
                      "KeySchema":[{"AttributeName":"h","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"}}}]}"""),
            Map.entry("UpdateTimeToLive", """
                    {"TableName":"hostile","TimeToLiveSpecification":{"Enabled":true,"AttributeName":"c"}}"""),
            Map.entry("TagResource", """
                    {"ResourceArn":"arn:aws:dynamodb:us-east-1:000000000000:table/hostile","Tags":[{"Key":"a","Value":"b"}]}"""),
            Map.entry("ListTables", "{\"Limit\":5,\"ExclusiveStartTableName\":\"abc\"}"));

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI endpoint = CLOUD.clients().endpoint(Part.DYNAMODB);

    @Test
    void theUnchangedCallsAreRight() throws Exception {
        for (Map.Entry<String, String> call : CALLS_THAT_ARE_RIGHT) {
            HttpResponse<String> answer =
                    send("right", call.getKey(), JSON.writeValueAsBytes(JSON.readTree(call.getValue())));
            boolean indexMissing = answer.body().contains("ProvisionedThroughput must be specified for index");
            assertThat(answer.statusCode() == 200 || indexMissing)
                    .as("%s: %s", call.getKey(), answer.body())
                    .isTrue();
        }
    }

    @Test
    void aThousandMutationsAreAnsweredAsAwsAnswers() throws Exception {
        Mutations mutations = new Mutations(20_120_810);
        send("hostile", "CreateTable", JSON.writeValueAsBytes(JSON.readTree(TABLE)));
        int refused = 0;
        for (int i = 0; i < CALLS; i++) {
            Map.Entry<String, String> call = CALLS_THAT_ARE_RIGHT.get(i % CALLS_THAT_ARE_RIGHT.size());
            byte[] body = mutations.mutate(call.getValue());
            HttpResponse<String> answer = send("hostile", call.getKey(), body);
            assertThat(answer.statusCode())
                    .as("%s %s: %s", i, call.getKey(), answer.body())
                    .isBetween(200, 499);
            JsonNode document = JSON.readTree(answer.body());
            if (answer.statusCode() != 200) {
                refused++;
                assertThat(document.path("__type").asText())
                        .as("%s %s", i, call.getKey())
                        .matches("[A-Za-z]+Exception");
            }
        }
        assertThat(refused).isBetween(CALLS / 3, CALLS - 50);
        assertThat(send("hostile", "ListTables", "{}".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> send(String account, String operation, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", "DynamoDB_20120810." + operation)
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=" + account + "/20260101/us-east-1/dynamodb/aws4_request,"
                                + " SignedHeaders=host, Signature=00")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
