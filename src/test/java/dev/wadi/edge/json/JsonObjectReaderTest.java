package dev.wadi.edge.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonObjectReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{}; {}",
                " { } ; {}",
                "{\"b\":1}; {}",
                "{\"a\":1}; {\"a\":1}",
                "{\"a\" : \"x\" , \"b\" : 2 ,\"a\":3}; {\"a\" : \"x\",\"a\":3}",
                "{\"b\":{\"a\":1},\"c\":{\"b\":1},\"\\u0062\":1}; {\"c\":{\"b\":1}}",
                "{\"b\":1,\"b\":2,\"a\":[ 1.50,1e999999999 ]}; {\"a\":[ 1.50,1e999999999 ]}",
            })
    void membersAreLeftOutAndTheOthersStayAsTheyAreWritten(String text, String expected) {
        assertThat(JsonObjectReader.without(text, Set.of("b"))).isEqualTo(expected);
    }
}
