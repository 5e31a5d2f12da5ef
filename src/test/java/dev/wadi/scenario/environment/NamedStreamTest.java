package dev.wadi.scenario.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.scenario.format.ScenarioFormatException;
import dev.wadi.scenario.format.ScenarioNode;
import dev.wadi.source.kinesis.StreamRecord;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The identity that a record of a file has in production: what is done with the one must be known of the other. */
class NamedStreamTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RECORD = "{\"shardId\": \"shard-0\", \"sequenceNumber\": \"1\", \"data\": \"tea\"";

    @Test
    void aRecordThatNamesNoStreamIsOfTheOneThatThePipelineReads() throws Exception {
        assertThat(identity("orders", RECORD + "}")).isEqualTo("orders/shard-0:1");
    }

    @ParameterizedTest
    @CsvSource({"orders", "''", "'orders,returns'"})
    void aRecordThatNamesItsStreamIsOfThat(String setting) throws Exception {
        assertThat(identity(setting, RECORD + ", \"stream\": \"returns\"}")).isEqualTo("returns/shard-0:1");
    }

    @ParameterizedTest
    @CsvSource({"'', is not set", "'orders,returns', names several"})
    void whereNobodySaysItThatIsTold(String setting, String told) {
        assertThatThrownBy(() -> identity(setting, RECORD + "}"))
                .isInstanceOf(ScenarioFormatException.class)
                .hasMessageContaining("shop.stream " + told)
                .hasMessageContaining("stream: NAME");
    }

    @Test
    void anEventOfLambdaTellsItsStream() throws Exception {
        JsonNode event = JSON.readTree("""
                {"Records": [{"eventID": "shardId-000000000000:49",
                  "eventSourceARN": "arn:aws:kinesis:eu-west-1:123456789012:stream/returns",
                  "kinesis": {"sequenceNumber": "49", "data": "dGVh"}}]}""");
        ArrayNode inputs = JSON.createArrayNode();
        new KinesisEvent().addInputs(inputs, event, new byte[0]);
        assertThat(identity("orders", inputs.get(0).get("poll").get(0).toString()))
                .isEqualTo("returns/shardId-000000000000:49");
    }

    private static String identity(String setting, String record) throws Exception {
        JsonNode file = JSON.valueToTree(Map.of("poll", List.of(JSON.readTree(record))));
        List<StreamRecord> records = PolledRecords.read(ScenarioNode.root(file).required("poll"));
        ScenarioInput named =
                new NamedStream("shop.stream", setting).of(new ScenarioInput.Delivery("inputs[0]", records));
        SourceRecord first = ((ScenarioInput.Delivery) named).records().get(0);
        return first.identity();
    }
}
