package dev.wadi.pipelines.batchrecords;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.delivery.RefusedException;
import dev.wadi.testing.TextRecord;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spec sections 2, 3 and 7: what a record must have, and what of it comes into the row. */
class CuratedFileTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            waze/a/b.csv | waze
            waze         | waze
            waze/        | waze
            Waze/a       | Waze
            cv/waze/a    | cv
            /waze/a      | ``
            ``           | ``
            """)
    void theDataSetIsWhatStandsBeforeTheFirstSlash(String key, String dataSet) throws RefusedException {
        assertThat(Announced.parse("{\"s3-key\":\"" + key + "\"}").dataSet()).isEqualTo(dataSet);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                                   | missing_field s3-key
            {"s3-key":null,"bucket-name":1}                                      | missing_field s3-key
            {"s3-key":5}                                                         | invalid_field_type s3-key must be text
            {"s3-key":["waze/a"],"table-name":"t"}                               | invalid_field_type s3-key must be text
            {"s3-key":"waze/a"}                                                  | missing_field bucket-name
            {"s3-key":"waze/a","bucket-name":"","table-name":"t"}                | missing_field bucket-name
            {"s3-key":"waze/a","bucket-name":"b","table-name":null}              | missing_field table-name
            {"s3-key":"waze/a","bucket-name":7}                                  | missing_field table-name
            {"s3-key":"waze/a","bucket-name":7,"table-name":""}                  | missing_field table-name
            {"s3-key":"waze/a","bucket-name":7,"table-name":8}                   | invalid_field_type bucket-name must be text
            {"s3-key":"waze/a","bucket-name":"b","table-name":false}             | invalid_field_type table-name must be text
            {"s3-key":"waze/a","s3-key":null,"bucket-name":"b","table-name":"t"} | missing_field s3-key
            [{}]                                                                 | not_an_object the record is a JSON array
            "{}"                                                                 | not_an_object the record is a JSON string
            {} {}                                                                | malformed_json something follows the JSON text
            `  `                                                                 | malformed_json the record is empty
            """)
    void whatIsMissingIsToldBeforeWhatIsOfTheWrongType(String record, String refusal) {
        assertThat(Announced.refusal(record)).isEqualTo(refusal);
    }

    @Test
    void aRowHasAllAttributesAndNothingElse() throws RefusedException {
        CuratedFile file = Announced.file("""
                {"s3-key":"waze/a","bucket-name":"b","table-name":"t","state":"","num-records":12.50,"year":[1,{"a":null}],\
                "month":null,"BatchId":"9","batch-id":"9","CurationRecordId":"x"}""");
        assertThat(file.address()).isEqualTo("s3://b/waze/a");
        assertThat(file.table()).isEqualTo("t");
        assertThat(file.attributes())
                .containsOnlyKeys("State", "TotalNumCuratedRecords", "IsHistorical", "Year", "Month")
                .containsEntry("State", "")
                .containsEntry("TotalNumCuratedRecords", new BigDecimal("12.50"))
                .containsEntry("IsHistorical", null)
                .containsEntry("Month", null);
        assertThat((List<?>) file.attributes().get("Year"))
                .isEqualTo(Arrays.asList(BigDecimal.ONE, Collections.singletonMap("a", null)));
    }

    @Test
    void theIdComesFromTheEventAlone() throws RefusedException {
        String json = "{\"s3-key\":\"%s\",\"bucket-name\":\"b\",\"table-name\":\"t\"}";
        UUID id = Announced.file(json.formatted("waze/a")).id();
        assertThat(Announced.file(json.formatted("waze/b")).id()).isEqualTo(id);
        assertThat(new CuratedFile(new TextRecord("shard:2", ""), "waze/a", "b", "t", Map.of()).id())
                .isNotEqualTo(id);
        assertThat(id).as("the same in every version").hasToString("ae7451a0-e290-3045-9fa6-b580c22b4fa5");
    }

    @Test
    void aValueThatIsNestedWithoutEndIsNotKept() throws RefusedException {
        int depth = 100_000;
        CuratedFile file = Announced.file("{\"year\":" + "[".repeat(depth) + "]".repeat(depth)
                + ",\"s3-key\":\"waze/a\",\"bucket-name\":\"b\",\"table-name\":\"t\"}");
        Object value = file.attributes().get("Year");
        for (int i = 0; i < JsonFieldReader.DEEPEST; i++) {
            value = ((List<?>) value).get(0);
        }
        assertThat(value).isInstanceOf(JsonFieldReader.TooDeep.class);
    }
}
