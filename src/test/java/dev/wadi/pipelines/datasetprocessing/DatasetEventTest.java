package dev.wadi.pipelines.datasetprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.reason.DatasetReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetEventTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String EVENT = """
        {"execution_name": "e", "task": "step", "other": 1,
         "payload": {
          "pipeline": {"id": "p", "task_config": {"before": {}, "step": {"arn": "a:b:bydelsfakta-data-processing-x", "type": "status", "more": 1}}},
          "output_dataset": {"id": "out", "version": "1", "edition": "e1", "s3_prefix": "%stage%/y/%stage%/out/"},
          "step_data": {"s3_input_prefixes": {"in": "processed/in/"}, "status": "PENDING", "errors": [{"at": 1.10}]}}}\
        """;

    @Test
    void readsWhatTheStepNeeds() throws Exception {
        DatasetEvent event = DatasetEvent.parse(bytes(EVENT));
        assertThat(event.arn()).isEqualTo("a:b:bydelsfakta-data-processing-x");
        assertThat(event.type()).isEqualTo("status");
        assertThat(event.inputPrefixes()).containsExactly(java.util.Map.entry("in", "processed/in/"));
        assertThat(event.datasetId() + event.version() + event.edition()).isEqualTo("out1e1");
    }

    @Test
    void everyStageOfThePrefixIsReplacedAndTheTaskFollowsWithoutAnotherSlash() throws Exception {
        assertThat(DatasetEvent.parse(bytes(EVENT)).outputPrefix()).isEqualTo("intermediate/y/intermediate/out/step/");
        assertThat(DatasetEvent.parse(bytes(EVENT.replace("/out/", "/out"))).outputPrefix())
                .isEqualTo("intermediate/y/intermediate/outstep/");
    }

    @Test
    void theAnswerNamesTheOutputAndPassesErrorsOnAsTheyCame() throws Exception {
        assertThat(DatasetEvent.parse(bytes(EVENT)).stepData())
                .isEqualTo(
                        "{\"s3_input_prefixes\":{\"out\":\"intermediate/y/intermediate/out/step/\"},\"status\":\"OK\","
                                + "\"errors\":[{\"at\": 1.10}]}");
    }

    @Test
    void theAnswerEscapesWhatJsonMustNotHold() throws Exception {
        String answer = DatasetEvent.parse(bytes(EVENT.replace("\"out\"", "\"o\\\"ut\"")))
                .stepData();
        assertThat(JSON.readTree(answer).get("s3_input_prefixes").has("o\"ut")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\uFFFE", "\uFFFF"})
    void theAnswerEscapesWhatSqsDoesNotTake(String character) throws Exception {
        String answer = DatasetEvent.parse(bytes(EVENT.replace("\"out\"", "\"out" + character + "\"")))
                .stepData();
        assertThat(answer.chars()).allMatch(c -> c < 128);
        String id = JSON.readTree(answer).get("s3_input_prefixes").fieldNames().next();
        assertThat(id)
                .isEqualTo(JSON.readTree("[\"out" + character + "\"]").get(0).textValue());
    }

    @ParameterizedTest
    @CsvSource({
        "/execution_name",
        "/task",
        "/payload",
        "/payload/pipeline",
        "/payload/pipeline/id",
        "/payload/pipeline/task_config",
        "/payload/pipeline/task_config/step",
        "/payload/pipeline/task_config/step/type",
        "/payload/pipeline/task_config/step/arn",
        "/payload/output_dataset",
        "/payload/output_dataset/id",
        "/payload/output_dataset/version",
        "/payload/output_dataset/edition",
        "/payload/output_dataset/s3_prefix",
        "/payload/step_data",
        "/payload/step_data/s3_input_prefixes",
        "/payload/step_data/status",
        "/payload/step_data/errors"
    })
    void aMissingFieldIsRefusedByItsName(String pointer) throws IOException {
        ObjectNode event = (ObjectNode) JSON.readTree(EVENT);
        int cut = pointer.lastIndexOf('/');
        String name = pointer.substring(cut + 1);
        ((ObjectNode) event.at(pointer.substring(0, cut))).remove(name);
        assertThat(refused(event.toString())).hasMessageContaining("has no field " + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/payload", "/payload/pipeline", "/payload/output_dataset", "/payload/step_data"})
    void anUnknownFieldInOneOfTheFourObjectsIsRefused(String pointer) throws IOException {
        ObjectNode event = (ObjectNode) JSON.readTree(EVENT);
        ((ObjectNode) event.at(pointer)).put("extra", 1);
        assertThat(refused(event.toString())).hasMessageContaining("has unknown fields: extra");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "no json", "{\"execution_name\": 1", "null"})
    void whatIsNoJsonObjectIsRefused(String text) {
        assertThat(refused(text)).hasMessageContaining("no JSON object");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"%stage%/y/%stage%/out/\"; 7; s3_prefix of output_dataset is no text",
                "\"processed/in/\"; null; in of s3_input_prefixes is no text",
                "{\"in\": \"processed/in/\"}; []; s3_input_prefixes is no JSON object",
                "\"task\": \"step\"; \"task\": 5; task of the event is no text",
                "\"a:b:bydelsfakta-data-processing-x\"; {}; arn of task_config.step is no text",
            })
    void whatCannotBeUsedIsRefused(String written, String instead, String message) {
        assertThat(EVENT).contains(written);
        assertThat(refused(EVENT.replace(written, instead))).hasMessageContaining(message);
    }

    @Test
    void nothingElseIsTypeChecked() throws Exception {
        String event = EVENT.replace("\"status\", \"more\"", "7, \"more\"")
                .replace("\"id\": \"out\", \"version\": \"1\"", "\"id\": 3, \"version\": null")
                .replace("\"e\"", "false")
                .replace("[{\"at\": 1.10}]", "null");
        assertThat(DatasetEvent.parse(bytes(event)).type()).isEqualTo("7");
        assertThat(DatasetEvent.parse(bytes(event)).stepData()).contains("{\"3\":", "\"errors\":null");
    }

    private static RefusedException refused(String event) {
        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> DatasetEvent.parse(bytes(event)));
        assertThat(refused.reason()).isEqualTo(DatasetReason.event_invalid);
        return refused;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
