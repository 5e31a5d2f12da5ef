package dev.wadi.edge.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.delivery.RefusedException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class AttributeValuesTest {

    @Test
    void whatIsStoredIsReadAsItWas() throws RefusedException {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("text", "ä \ud83d\ude00");
        item.put("empty", "");
        item.put("yes", true);
        item.put("nothing", null);
        item.put("small", 7);
        item.put("long", 9007199254740993L);
        item.put("large", new BigInteger("12345678901234567890123456789012345678"));
        item.put("exact", new BigDecimal("0.12345678901234567890123456789012345678"));
        item.put("list", List.of(1, "a", List.of(), Map.of("b", new BigDecimal("2.5"))));
        item.put("map", Map.of("list", Arrays.asList(null, false)));
        assertThat(StoredValues.of(AttributeValues.item(item))).isEqualTo(item);
    }

    @ParameterizedTest
    @CsvSource({"1e2, 100", "1.00, 1", "-0.0, 0", "2147483648, 2147483648", "99999999999999999999, 99999999999999999999"
    })
    void anIntegerIsReadAsOneHoweverItIsWritten(String written, String read) throws RefusedException {
        Object value = StoredValues.of(AttributeValues.of(new BigDecimal(written)));
        assertThat(value).hasToString(read).isNotInstanceOf(BigDecimal.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"100000000000000000000000000000000000001", "1e126", "1e-131", "-1e126", "1e999999999"})
    void aNumberThatNoTableKeepsIsRefused(String number) {
        assertRefused(new BigDecimal(number), ItemReason.number_too_long);
    }

    @Test
    void aNumberOfManyDigitsThatAreZeroIsStored() throws RefusedException {
        assertThat(AttributeValues.of(new BigDecimal("1" + "0".repeat(125)))).isEqualTo(AttributeValue.fromN("1E+125"));
    }

    @Test
    void aDoubleIsWhatItPrintsAndNoNumberIsNone() throws RefusedException {
        assertThat(AttributeValues.of(0.1)).isEqualTo(AttributeValue.fromN("0.1"));
        assertRefused(Double.NaN, ItemReason.unsupported_value);
        assertRefused(Float.POSITIVE_INFINITY, ItemReason.unsupported_value);
    }

    @Test
    void halfOfASurrogatePairIsNoTextAlsoInANameAndDeepInside() {
        assertRefused("\ud800", ItemReason.invalid_text);
        assertRefused(List.of(Map.of("a", "b\udc00")), ItemReason.invalid_text);
        assertRefused(Map.of("\udfff", 1), ItemReason.invalid_text);
    }

    @Test
    void whatIsNestedDeeperThanATableTakesIsRefused() {
        Object deep = "x";
        for (int level = 0; level < 40; level++) {
            deep = List.of(deep);
        }
        assertRefused(deep, ItemReason.too_deep);
    }

    @Test
    void aRefusalNamesTheAttribute() {
        assertThatThrownBy(() -> AttributeValues.item(Map.of("total", new BigDecimal("1e200"))))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("total: a number has more digits");
        assertThatThrownBy(() -> AttributeValues.item(Map.of("made", new StringBuilder())))
                .hasMessage("made: a value of the type StringBuilder is no text, number, boolean, list or map");
    }

    @Test
    void anItemOfMoreThan400KilobytesIsRefusedAndOneOfThatIsNot() throws RefusedException {
        assertThat(AttributeValues.item(Map.of("a", "x".repeat(400 * 1024 - 1))))
                .hasSize(1);
        assertThatThrownBy(() -> AttributeValues.item(Map.of("a", "x".repeat(400 * 1024))))
                .hasMessage("the item has 409601 bytes, and a table takes 409600");
        List<Object> many = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            many.add("ä".repeat(10));
        }
        assertThatThrownBy(() -> AttributeValues.item(Map.of("list", many)))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.reason()).isEqualTo(ItemReason.too_large));
    }

    private static void assertRefused(Object value, ItemReason reason) {
        assertThatThrownBy(() -> AttributeValues.of(value))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
