package dev.wadi.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wadi.local.dynamodb.value.AttributeValue.N;
import dev.wadi.local.dynamodb.value.Numbers;
import dev.wadi.local.dynamodb.value.ValueOrder;
import dev.wadi.local.emulator.AwsException;
import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    private static final String LARGEST = "99999999999999999999999999999999999999";

    @ParameterizedTest
    @CsvSource({
        "00042, 42",
        "+7, 7",
        "-0, 0",
        "0.000, 0",
        "1.0, 1",
        "3.1400, 3.14",
        "1.5E2, 150",
        "1e-3, 0.001",
        ".5, 0.5",
    })
    void aNumberHasOneForm(String told, String kept) {
        assertThat(Numbers.write(Numbers.read(told))).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "123456789012345678901234567890123456789, more than 38 significant digits",
        "1E126, overflow",
        "-1E126, overflow",
        "1E-131, underflow",
        "1E2147483647, overflow",
        "'', cannot be converted to a numeric value",
        "abc, cannot be converted to a numeric value: abc",
        "1E99999999999, cannot be converted",
        "٣, cannot be converted",
        "--1, cannot be converted",
    })
    void whatIsNoNumberIsRefused(String told, String message) {
        assertThatExceptionOfType(AwsException.class)
                .isThrownBy(() -> Numbers.read(told))
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({"1E125", "-9.9999999999999999999999999999999999999E+125", "1E-130"})
    void theEndsOfTheRangeAreNumbers(String told) {
        assertThat(Numbers.read(told)).isEqualByComparingTo(told);
    }

    @Property
    void whatIsWrittenIsReadAgainAsTheSame(
            @ForAll @BigRange(min = "-" + LARGEST, max = LARGEST) BigInteger digits,
            @ForAll @IntRange(min = -88, max = 92) int scale) {
        BigDecimal number = Numbers.checked(new BigDecimal(digits, scale));
        assertThat(Numbers.read(Numbers.write(number))).isEqualTo(number);
    }

    @Property
    void theOrderIsThatOfTheValuesAndEqualsGoesWithIt(
            @ForAll @BigRange(min = "-" + LARGEST, max = LARGEST) BigInteger one,
            @ForAll @IntRange(min = -88, max = 92) int scale,
            @ForAll @BigRange(min = "-" + LARGEST, max = LARGEST) BigInteger other) {
        N left = new N(Numbers.checked(new BigDecimal(one, scale)));
        N right = new N(Numbers.checked(new BigDecimal(other)));
        assertThat(Integer.signum(ValueOrder.compare(left, right)))
                .isEqualTo(new BigDecimal(one, scale).compareTo(new BigDecimal(other)));
        assertThat(left.equals(right)).isEqualTo(ValueOrder.compare(left, right) == 0);
    }
}
