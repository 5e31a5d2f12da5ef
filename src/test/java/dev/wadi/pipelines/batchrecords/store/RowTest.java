package dev.wadi.pipelines.batchrecords.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.delivery.RefusedException;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import dev.wadi.pipelines.batchrecords.CuratedFile;
import dev.wadi.pipelines.batchrecords.JsonFieldReader;
import dev.wadi.testing.TextRecord;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The rows against a real table: what it takes, and in what form it gives it back. */
class RowTest {
    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.DYNAMODB));

    @ParameterizedTest
    @CsvSource({
        "12.50, 12.5",
        "-0, 0",
        "0.000, 0",
        "1e3, 1000",
        "99999999999999999999999999999999999999, 99999999999999999999999999999999999999",
        "1E-130, 0.0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000001",
        "100000000000000000000000000000000000000000000000000, 100000000000000000000000000000000000000000000000000",
        "-0.1, -0.1"
    })
    void aNumberIsStoredExactly(String written, String stored) throws RefusedException {
        assertThat(stored(new BigDecimal(written)).n()).isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "999999999999999999999999999999999999999",
                "1e126",
                "1e-131",
                "-1e126",
                "1e2000",
                "1e-2000",
                "0.1e127"
            })
    void aNumberThatTheTableCannotKeepIsRefused(String number) {
        assertThatThrownBy(() -> stored(new BigDecimal(number)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("number");
    }

    @Test
    void theLargestNumberIsStored() throws RefusedException {
        assertThat(new BigDecimal(stored(new BigDecimal("9.9e125")).n())).isEqualByComparingTo("9.9e125");
    }

    @Test
    void halfOfASurrogatePairAndEndlessNestingAreRefusedBeforeTheyAreSent() {
        for (Object value :
                List.of("\ud800", List.of("a\udc00"), Map.of("\udfff", "x"), new JsonFieldReader.TooDeep())) {
            assertThatThrownBy(() -> Row.of(file(value), "1")).isInstanceOf(RefusedException.class);
        }
    }

    @Test
    void textOfEveryPlaneIsStored() throws RefusedException {
        assertThat(stored("\ud83d\ude00 \u0000 \uffff ä").s()).isEqualTo("\ud83d\ude00 \u0000 \uffff ä");
    }

    private static AttributeValue stored(Object value) throws RefusedException {
        Map<String, AttributeValue> row = Row.of(file(value), "1");
        try (DynamoDbClient client = CLOUD.clients().client(Part.DYNAMODB, DynamoDbClient.builder())) {
            client.createTable(request -> request.tableName("rows")
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(AttributeDefinition.builder()
                            .attributeName("CurationRecordId")
                            .attributeType(ScalarAttributeType.S)
                            .build())
                    .keySchema(KeySchemaElement.builder()
                            .attributeName("CurationRecordId")
                            .keyType(KeyType.HASH)
                            .build()));
            client.putItem(request -> request.tableName("rows").item(row).expected(Row.NO_SUCH_ROW));
            return client.scan(request -> request.tableName("rows"))
                    .items()
                    .get(0)
                    .get("State");
        }
    }

    private static CuratedFile file(Object state) {
        return new CuratedFile(new TextRecord("shard:1", ""), "waze/a", "b", "t", Map.of("State", state));
    }
}
