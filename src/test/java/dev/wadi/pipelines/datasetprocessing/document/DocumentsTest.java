package dev.wadi.pipelines.datasetprocessing.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.CaseJson;
import dev.wadi.pipelines.datasetprocessing.WrittenTable;
import dev.wadi.pipelines.datasetprocessing.reason.DatasetReason;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentsTest {
    private static final String COLUMNS = "date bydel_id bydel_navn delbydel_id delbydel_navn n n_ratio";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aDistrictHasItsSubDistrictsInTableOrderThenItselfThenTheCity() throws Exception {
        DataTable table = WrittenTable.of(
                COLUMNS,
                "2018 01 Gamle_Oslo 0102 Grønland 2 0.5",
                "2018 01 Gamle_Oslo 0101 Lodalen 1 0.25",
                "2018 01 Gamle_Oslo - - 3 1",
                "2018 00 Oslo_i_alt - - 9 1");
        assertSame(documents(table).get("01"), """
            {"district": "Gamle Oslo", "id": "01",
             "data": [
              {"id": "0102", "geography": "Grønland", "values": [{"value": 2, "ratio": 0.5, "date": 2018}], "avgRow": false, "totalRow": false},
              {"id": "0101", "geography": "Lodalen", "values": [{"value": 1, "ratio": 0.25, "date": 2018}], "avgRow": false, "totalRow": false},
              {"id": "01", "geography": "Gamle Oslo", "values": [{"value": 3, "ratio": 1, "date": 2018}], "avgRow": true, "totalRow": false},
              {"id": "00", "geography": "Oslo i alt", "values": [{"value": 9, "ratio": 1, "date": 2018}], "avgRow": false, "totalRow": true}],
             "meta": {"heading": "H", "series": [{"heading": "S", "subheading": false}], "publishedDate": "2020-04-21",
              "help": "Dette er en beskrivelse for hvordan dataene leses", "scope": "bydel", "scale": []}}\
            """);
    }

    @Test
    void theCityHasTheDistrictsInTableOrderAndItself() throws Exception {
        DataTable table = WrittenTable.of(
                COLUMNS,
                "2018 00 Other_name - - 9 1",
                "2018 16 Sentrum - - 5 1",
                "2018 02 B - - 3 1",
                "2018 01 A 0101 S 1 1",
                "2018 - X - - 1 1",
                "2018 01 A - - 2 1");
        JsonNode city = documents(table).get("00");
        assertThat(city.at("/district").asText()).isEqualTo("Oslo i alt");
        assertThat(city.at("/meta/scope").asText()).isEqualTo("oslo i alt");
        assertThat(entries(city)).containsExactly("00 Oslo i alt false true", "02 B false false", "01 A false false");
    }

    @Test
    void specialDistrictsAndRowsWithoutDistrictHaveNoDocument() throws Exception {
        DataTable table = WrittenTable.of(
                COLUMNS,
                "2018 16 S - - 1 1",
                "2018 17 M - - 1 1",
                "2018 99 U - - 1 1",
                "2018 - X - - 1 1",
                "2018 03 C 0301 S 1 1");
        Map<String, JsonNode> documents = documents(table);
        assertThat(documents.keySet()).containsExactly("03", "00");
        assertThat(entries(documents.get("03")))
                .containsExactly("0301 S false false", "03 C true false", "00 Oslo i alt false true");
        assertThat(documents.get("03").at("/data/1/values")).isEmpty();
        assertThat(documents.get("00").at("/data")).isEmpty();
    }

    @Test
    void aTableWithoutRowsGivesTheCityOnly() throws Exception {
        assertThat(documents(WrittenTable.of(COLUMNS)).keySet()).containsExactly("00");
    }

    @Test
    void theDistrictTakesTheFirstNameThatIsNotMissing() throws Exception {
        DataTable table =
                WrittenTable.of(COLUMNS, "2017 01 - 0101 S 1 1", "2018 01 A 0101 S 1 1", "2019 01 B 0101 S 1 1");
        assertThat(documents(table).get("01").at("/district").asText()).isEqualTo("A");
    }

    @Test
    void rowsWithoutTheNameOfASubDistrictAreThoseOfTheCitysDocument() throws Exception {
        DataTable table = WrittenTable.of(COLUMNS, "2018 99 U 9999 - 1 1", "2018 01 A - - 2 1", "2018 01 A - S 4 1");
        assertThat(entries(documents(table).get("00"))).containsExactly("01 A false false");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2017 01 A 0101 S 1 1; 2018 01 A 0101 T 1 1; name_ambiguous; 0101 has more than one delbydel_navn: [S,"
                        + " T]",
                "2017 01 A 0101 S 1 1; 2018 01 A 0101 - 1 1; name_ambiguous; 0101 has more than one delbydel_navn: [S,"
                        + " null]",
                "2017 01 A - - 1 1; 2018 01 B - - 1 1; name_ambiguous; 01 has more than one bydel_navn: [A, B]",
                "2017 01 A 0101 - 1 1; 2018 01 A 0101 - 1 1; value_not_representable; 0101 has no delbydel_navn",
                "2017 01 - - - 1 1; 2018 01 - - - 1 1; value_not_representable; 01 has no bydel_navn",
                "2017 01 A - - - 1; 2018 01 A - - 1 1; value_not_representable; n of 01 A, 2017 is missing",
                "2017 01 A - - 1 -; 2018 01 A - - 1 1; value_not_representable; n_ratio of 01 A, 2017 is missing",
                "- 01 A - - 1 1; 2018 01 A - - 1 1; value_not_representable; date of 01 A is missing",
                "2017 01 A - - 1e999 1; 2018 01 A - - 1 1; value_not_representable; n of 01 A, 2017 is infinite",
                "2017 01 A - - 12,5 1; 2018 01 A - - 1 1; data_unusable; column n is text, line 2 has '12,5'",
            })
    void whatCannotBeWrittenIsRefusedAsAWhole(String one, String other, DatasetReason reason, String message) {
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> documents(WrittenTable.of(COLUMNS, one, other)));
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused).hasMessageContaining(message);
    }

    @Test
    void whatIsNotShownMayBeMissing() throws Exception {
        DataTable table = WrittenTable.of(
                COLUMNS, "2018 16 S - - - -", "2018 99 U 9999 - - -", "2018 01 A - - 1 1", "2018 - X - - - -");
        assertThat(documents(table).keySet()).containsExactly("01", "00");
    }

    private static List<String> entries(JsonNode document) {
        return document.at("/data").findParents("geography").stream()
                .map(entry -> entry.get("id").asText() + " "
                        + entry.get("geography").asText() + " " + entry.get("avgRow") + " " + entry.get("totalRow"))
                .toList();
    }

    private static Map<String, JsonNode> documents(DataTable table) throws RefusedException, IOException {
        Map<String, Object> series = new LinkedHashMap<>();
        series.put("heading", "S");
        series.put("subheading", false);
        DocumentForm form = new DocumentForm("H", List.of(series), new Points(List.of("n")), Optional.empty());
        Map<String, JsonNode> documents = new LinkedHashMap<>();
        for (OutputDocument document : Documents.of(table, form, LocalDate.of(2020, 4, 21), Optional.empty())) {
            documents.put(document.id(), JSON.readTree(new String(document.json(), StandardCharsets.UTF_8)));
        }
        return documents;
    }

    private static void assertSame(JsonNode actual, String expected) throws IOException {
        assertThat(CaseJson.differences(JSON.readTree(expected), actual)).isEmpty();
    }
}
