package dev.wadi.blocks.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpdateConditionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "at < :at|#at < :at",
                "attribute_not_exists (status) OR NOT begins_with(a.b[0], :a)|attribute_not_exists (#status) OR NOT begins_with(#a.#b[0], :a)",
                "#status <> :done and size(parts) between :low and :high|#status <> :done and size(#parts) between :low and :high",
                "size = :size|#size = :size",
                "a IN (:a, :b)|#a IN (:a, :b)",
                "''|''"
            })
    void everyAttributeGetsAName(String written, String sent) {
        assertThat(UpdateCondition.of(written, true).text()).isEqualTo(sent);
    }

    @Test
    void itKnowsWhatItNames() {
        UpdateCondition condition = UpdateCondition.of("#a < :x OR contains(b, :y)", false);
        assertThat(condition.attributes()).containsExactly("a", "b");
        assertThat(condition.values()).containsExactly("x", "y");
    }
}
