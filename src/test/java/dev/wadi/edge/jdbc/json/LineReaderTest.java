package dev.wadi.pipelines.oltpingest.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.pipelines.oltpingest.RowVersion;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[1,2] | [1,3]", "{\"a\":[1]} | {\"a\":[2]}", "[\"é\",{}] | [\"è\",{}]", "\"1\" | \"2\"", "[] | {}"
            })
    void keysOfEveryTypeTellRowsApart(String one, String other) throws IOException {
        assertThat(version(one)).isEqualTo(version(one)).isNotEqualTo(version(other));
    }

    @Test
    void theOtherColumnsDoNot() throws IOException {
        assertThat(read("{\"k\":[1],\"v\":[2],\"at\":\"2026-11-03T08:15:00.100\"}"))
                .isEqualTo(read("{\"v\":{},\"k\":[1],\"at\":\"2026-11-03T08:15:00.100000\"}"));
    }

    private static RowVersion version(String key) throws IOException {
        return read("{\"é\":[0],\"k\":" + key + ",\"at\":null}");
    }

    private static RowVersion read(String line) throws IOException {
        LineReader reader = new LineReader(List.of("k"), List.of("at"));
        byte[] bytes = (" " + line).getBytes(UTF_8);
        reader.read(bytes, 1, bytes.length);
        return reader.version();
    }
}
