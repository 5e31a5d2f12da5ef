package dev.wadi.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeantConditionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "kind == test; ${body[kind]} == 'test'",
                "${body[kind]} == test; ${body[kind]} == 'test'",
                "${body[kind]}=='test'; ${body[kind]} == 'test'",
                "body.kind = test; ${body[kind]} == 'test'",
                "body[order][kind] == A-1; ${body[order][kind]} == 'A-1'",
                "header.kind != \"a b\" and total>=5.5; ${header.kind} != \"a b\" && ${body[total]} >= 5.5",
                "kind contains new or open == true; ${body[kind]} contains 'new' || ${body[open]} == true",
                "kind !~~ 'a'; ${body[kind]} !~~ 'a'",
                "size == very large or kind == x; ${body[size]} == 'very large' || ${body[kind]} == 'x'",
                "day > 2026-01-01; ${body[day]} > '2026-01-01'"
            })
    void whatIsComparedIsAFieldAndWhatItIsComparedWithAText(String written, String meant) {
        assertThat(MeantCondition.of(written)).isEqualTo(meant);
    }
}
