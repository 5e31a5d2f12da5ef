package dev.wadi.scenario.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class RepeatedTextTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void isTextWhereverItStands() throws Exception {
        assertThat(expanded("{'a': [1, {'b': {'$repeat': {'text': 'xy', 'times': 3}}}], 'c': {'d': null}}"))
                .isEqualTo(tree("{'a': [1, {'b': 'xyxyxy'}], 'c': {'d': null}}"));
    }

    @Test
    void tellsWhereItIsWrong() {
        assertThatThrownBy(() -> expanded("{'a': [{'$repeat': {'text': 'x', 'times': '3'}}]}"))
                .hasMessageContaining("a[0].$repeat.times")
                .hasMessageContaining("integer");
        assertThatThrownBy(() -> expanded("{'a': {'$repeat': {'text': 'x', 'times': 3, 'pad': 1}}}"))
                .hasMessageContaining("a.$repeat.pad");
        assertThatThrownBy(() -> expanded("{'a': {'$repeat': {'text': 'xx', 'times': 2000000000}}}"))
                .hasMessageContaining("at most 16777216 characters, not 4000000000");
    }

    private static JsonNode expanded(String text) throws Exception {
        return RepeatedText.expand(tree(text));
    }

    private static JsonNode tree(String text) throws Exception {
        return JSON.readTree(text.replace('\'', '"'));
    }
}
