package dev.wadi.pipelines.batchrecords;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.delivery.RefusedException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spec sections 2 and 7: the data set of an announcement, and what it must have. */
class AnnouncementTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            waze/a/b.csv | waze
            waze         | waze
            waze/        | waze
            Waze/a       | Waze
            cv/waze/a    | cv
            /waze/a      | ``
            ``           | ``
            """)
    void theDataSetIsWhatStandsBeforeTheFirstSlash(String key, String dataSet) throws RefusedException {
        assertThat(new Announcement(Map.of("s3-key", key)).dataSet()).isEqualTo(dataSet);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                     | missing_field s3-key
            {"s3-key":null,"bucket-name":1}                        | missing_field s3-key
            {"s3-key":5}                                           | invalid_field_type s3-key must be text
            {"s3-key":["waze/a"],"table-name":"t"}                 | invalid_field_type s3-key must be text
            {"s3-key":"waze/a"}                                    | missing_field bucket-name
            {"s3-key":"waze/a","bucket-name":"","table-name":"t"}  | missing_field bucket-name
            {"s3-key":"waze/a","bucket-name":"b","table-name":null}| missing_field table-name
            {"s3-key":"waze/a","bucket-name":7}                    | missing_field table-name
            {"s3-key":"waze/a","bucket-name":7,"table-name":""}    | missing_field table-name
            {"s3-key":"waze/a","bucket-name":7,"table-name":8}     | invalid_field_type bucket-name must be text
            {"s3-key":"waze/a","bucket-name":"b","table-name":false}| invalid_field_type table-name must be text
            {"s3-key":"waze/a","bucket-name":"b","table-name":"t"} | s3://b/waze/a of waze
            """)
    void whatIsMissingIsToldBeforeWhatIsOfTheWrongType(String record, String told) throws JsonProcessingException {
        assertThat(told(new Announcement(new ObjectMapper().readValue(record, Map.class))))
                .isEqualTo(told);
    }

    private static String told(Announcement announcement) {
        try {
            String dataSet = announcement.dataSet();
            return announcement.address() + " of " + dataSet;
        } catch (RefusedException e) {
            return e.reason() + " " + e.getMessage();
        }
    }
}
