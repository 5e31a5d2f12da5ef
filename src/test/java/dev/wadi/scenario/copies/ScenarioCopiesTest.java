package dev.wadi.scenario.copies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.wadi.scenario.format.ScenarioFormatException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScenarioCopiesTest {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String ORDERS = """
            pipeline: orders
            config: {now: "2026-11-20T12:00:00Z"}
            tables:
              customers:
                - {customer_id: {S: c-1}, name: {S: Ada}}
                - {customer_id: {S: c-2}, name: {S: Bob of c-1}}
            redis:
              hashes: {"rates|c-1": {c-1: high, c-10: low}}
            inputs:
              - poll:
                  - {shardId: s, sequenceNumber: "1", data: {id: 17, customer: c-1, made: "2026-11-20T10:00:00Z"}}
                  - {shardId: s, sequenceNumber: "2", data: "c-1;17;c-10"}
              - poll: [{shardId: s, sequenceNumber: "1", data: {id: 17, customer: c-1}}]
            expected: {dlq: []}
            """;

    @Test
    void eachCopyHasItsOwnTextsWhereverTheyStand() throws IOException {
        JsonNode scenario = copies(template(ORDERS), "c-1", "17").scenario(4);
        assertThat(data(scenario))
                .containsExactly(
                        "{\"id\":17000001,\"customer\":\"c-1000001\",\"made\":\"2026-11-20T10:00:00Z\"}",
                        "\"c-1000001;17000001;c-10\"",
                        "{\"id\":17000002,\"customer\":\"c-1000002\",\"made\":\"2026-11-20T10:00:00Z\"}",
                        "\"c-1000002;17000002;c-10\"");
        assertThat(scenario.at("/tables/customers").findValuesAsText("S"))
                .containsExactly(
                        "c-1000001", "Ada", "c-2", "Bob of c-1000001", "c-1000002", "Ada", "c-2", "Bob of c-1000002");
        assertThat(scenario.at("/redis/hashes").toString())
                .isEqualTo("{\"rates|c-1000001\":{\"c-1000001\":\"high\",\"c-10\":\"low\"},"
                        + "\"rates|c-1000002\":{\"c-1000002\":\"high\",\"c-10\":\"low\"}}");
    }

    @Test
    void whatAllCopiesShareIsThereOnce() throws IOException {
        JsonNode scenario = copies(template(ORDERS), "17").scenario(3);
        assertThat(scenario.at("/tables/customers")).hasSize(2);
        assertThat(scenario.at("/inputs")).hasSize(3);
        assertThat(scenario.at("/inputs").findValuesAsText("sequenceNumber")).containsExactly("1", "2", "3");
    }

    @Test
    void aRecordThatComesTwiceOrIsRefusedIsNotCopied() throws IOException {
        assertThat(template(ORDERS).records()).hasSize(2);
        assertThat(template(ORDERS).without(Set.of("s:2")).records())
                .extracting(record -> record.path("sequenceNumber").asText())
                .containsExactly("1");
        assertThat(template(ORDERS).texts()).containsExactly("c-1", "c-1;17;c-10");
    }

    @Test
    void aUuidStaysOne() throws IOException {
        String id = "0b5e1f3a-7b1c-4a54-9d4f-0c7b8a1d2e3f";
        CopyTemplate messages = template("""
                pipeline: parcels
                inputs: [{messageId: m-1, body: {id: %s}}]
                """.formatted(id));
        List<String> ids = copies(messages, id).scenario(2).findValuesAsText("id");
        assertThat(ids.subList(1, 3))
                .doesNotHaveDuplicates()
                .doesNotContain(id)
                .allMatch(copy -> copy.matches("[0-9a-f]{8}-.*"));
    }

    @Test
    void whatChangesSomethingBetweenItsRecordsIsRefused() throws IOException {
        assertThatThrownBy(() -> template("""
                        pipeline: rates
                        inputs: [{setHash: {key: rates, fields: {a: b}}}]
                        """))
                .isInstanceOf(ScenarioFormatException.class)
                .hasMessageContaining("something is changed between the records");
    }

    @Test
    void scenariosThatContradictEachOtherAreRefused() throws IOException {
        CopyTemplate one = template("{pipeline: a, parameters: {batch: \"1\"}, inputs: []}");
        CopyTemplate other = template("{pipeline: a, parameters: {batch: \"2\"}, inputs: []}");
        Identity none = new Identity(Set.of());
        ScenarioCopies copies = new ScenarioCopies().add(one, none, 1);
        assertThatThrownBy(() -> copies.add(other, none, 1))
                .isInstanceOf(ScenarioFormatException.class)
                .hasMessageContaining("parameters.batch");
    }

    private static CopyTemplate template(String yaml) throws IOException {
        return CopyTemplate.of(YAML.readTree(yaml));
    }

    private static ScenarioCopies copies(CopyTemplate template, String... texts) {
        Identity identity = new Identity(Set.of(texts));
        return new ScenarioCopies().add(template, identity, 1).add(template, identity, 2);
    }

    private static List<String> data(JsonNode scenario) {
        return scenario.findValues("data").stream().map(JsonNode::toString).toList();
    }
}
