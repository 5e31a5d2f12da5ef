package dev.wadi.edge.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.delivery.RefusedException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class TableKeyTest {
    private final TableKey key = TableKey.parse("order, line");

    @Test
    void theKeyIsTheAttributesThatItNames() throws RefusedException {
        Map<String, AttributeValue> item = Map.of(
                "order",
                AttributeValue.fromS("a"),
                "line",
                AttributeValue.fromN("1"),
                "total",
                AttributeValue.fromN("2"));
        assertThat(key.of(item))
                .isEqualTo(Map.of("order", AttributeValue.fromS("a"), "line", AttributeValue.fromN("1")));
    }

    @Test
    void anEmptyTextIsNoKey() {
        assertRefused(AttributeValue.fromS(""), "order is empty, and is part of the key");
    }

    @Test
    void aTextThatIsTooLongIsNoKey() {
        assertRefused(
                AttributeValue.fromS("ä".repeat(1025)), "order has 2050 bytes, and as part of the key at most 2048");
    }

    @Test
    void whatIsNoTextOrNumberIsNoKey() {
        assertRefused(AttributeValue.fromBool(true), "order is no text or number, and cannot be part of the key");
        assertRefused(AttributeValue.fromNul(true), "order is no text or number, and cannot be part of the key");
        assertRefused(
                AttributeValue.fromL(java.util.List.of()), "order is no text or number, and cannot be part of the key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a,", "a,b,c"})
    void whatNamesNoKeyIsRefused(String names) {
        assertThatThrownBy(() -> TableKey.parse(names)).hasMessageStartingWith("A key has one attribute or two");
    }

    private void assertRefused(AttributeValue order, String detail) {
        assertThatThrownBy(() -> key.of(Map.of("order", order, "line", AttributeValue.fromN("1"))))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.reason()).isEqualTo(ItemReason.invalid_key))
                .hasMessage(detail);
    }
}
