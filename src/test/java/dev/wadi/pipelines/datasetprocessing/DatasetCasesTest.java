package dev.wadi.pipelines.datasetprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.pipelines.datasetprocessing.reason.DatasetReason;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases that the replaced system answered: each function and type, and the contract of the event. */
class DatasetCasesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @MethodSource("cases")
    void theDocumentsAndTheAnswerAreThoseOfTheReplacedSystem(String name) throws Exception {
        DatasetCase one = DatasetCase.of(name);
        if (outcome(one.description()).equals("error")) {
            assertThat(((DatasetReason) one.refused().reason()).kind())
                    .isEqualTo(one.description().get("error_kind").textValue());
            return;
        }
        DatasetResult result = one.run(Explanation.NONE);
        assertThat(result.documents().keySet()).isEqualTo(keys(one.description()));
        for (Map.Entry<String, byte[]> document : result.documents().entrySet()) {
            String fileName = document.getKey().substring(document.getKey().lastIndexOf('/') + 1);
            JsonNode expected = one.expected("expected/" + fileName);
            assertThat(CaseJson.differences(expected, JSON.readTree(document.getValue())))
                    .as(document.getKey())
                    .isEmpty();
        }
        assertThat(CaseJson.differences(one.expected("response.json"), JSON.readTree(result.stepData())))
                .isEmpty();
    }

    @Test
    void thereIsACaseForEachTypeOfEachDataset() throws IOException {
        Set<String> declared = new HashSet<>();
        DatasetCase.delivered().all().forEach(dataset -> dataset.types()
                .keySet()
                .forEach(type -> declared.add(dataset.name() + "/" + type)));
        assertThat(declared).hasSize(78);
        assertThat(cases().filter(name -> !name.startsWith("_"))).containsExactlyInAnyOrderElementsOf(declared);
    }

    private static Stream<String> cases() throws IOException {
        return DatasetCase.names();
    }

    private static String outcome(JsonNode description) {
        return description
                .path("recommended_outcome")
                .asText(description.get("outcome").textValue());
    }

    private static Set<String> keys(JsonNode description) {
        Set<String> keys = new HashSet<>();
        description.get("output_keys").forEach(key -> keys.add(key.textValue()));
        return keys;
    }
}
