package dev.wadi.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.delivery.HoldException;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadLetterPagesTest {

    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "10,1", "11,2", "20,2", "25,3"})
    void aPageHasAtMostTenLetters(int letters, int pages) {
        List<String> all =
                IntStream.range(0, letters).mapToObj(Integer::toString).toList();
        List<List<String>> made = DeadLetterPages.pages(all, 10, 1000);
        assertThat(made).hasSize(pages).allSatisfy(page -> assertThat(page).hasSizeBetween(1, 10));
        assertThat(made.stream().flatMap(List::stream)).containsExactlyElementsOf(all);
    }

    @Test
    void aPageHasAtMostTheBytesOfTheQueueInUtf8() {
        String four = "ää";
        assertThat(DeadLetterPages.pages(Collections.nCopies(5, four), 10, 8))
                .containsExactly(List.of(four, four), List.of(four, four), List.of(four));
        assertThat(DeadLetterPages.pages(List.of("a", "12345678", "b"), 10, 8))
                .containsExactly(List.of("a"), List.of("12345678"), List.of("b"));
    }

    @Test
    void aLetterThatNoPageCanTakeHoldsAndNamesTheSetting() {
        assertThatThrownBy(() -> DeadLetterPages.pages(List.of("a", "ääää5"), 10, 8))
                .isInstanceOf(HoldException.class)
                .hasMessageContaining("9 bytes")
                .hasMessageContaining("wadi.dead-letter-max-bytes");
    }
}
