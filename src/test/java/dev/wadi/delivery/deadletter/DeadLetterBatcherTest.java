package dev.wadi.delivery.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadLetterBatcherTest {

    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "10,1", "11,2", "20,2", "25,3"})
    void aPageHasAtMostTenLetters(int letters, int pages) {
        List<String> all =
                IntStream.range(0, letters).mapToObj(Integer::toString).toList();
        List<List<String>> made = pages(1000, all);
        assertThat(made).hasSize(pages).allSatisfy(page -> assertThat(page).hasSizeBetween(1, 10));
        assertThat(made.stream().flatMap(List::stream)).containsExactlyElementsOf(all);
    }

    @Test
    void aPageHasAtMostTheBytesOfTheQueueInUtf8() {
        String four = "ää";
        assertThat(pages(8, List.of(four, four, four, four, four)))
                .containsExactly(List.of(four, four), List.of(four, four), List.of(four));
        assertThat(pages(8, List.of("a", "12345678", "b")))
                .containsExactly(List.of("a"), List.of("12345678"), List.of("b"));
    }

    private static List<List<String>> pages(int maxBytes, List<String> letters) {
        List<OutgoingLetter> outgoing = letters.stream()
                .map(text -> new OutgoingLetter(text, List.of(text), Optional.empty()))
                .toList();
        return DeadLetterBatcher.pages(new DeadLetterQueue("http://localhost/q", maxBytes), outgoing).stream()
                .map(page -> page.letters().stream().map(OutgoingLetter::text).toList())
                .toList();
    }

    @Test
    void anIdTellsWhichTextsItIsMadeOf() {
        assertThat(Stream.of(List.of("a", "bc"), List.of("ab", "c"), List.of("abc"), List.of("a", "b", "c"))
                        .map(OutgoingLetter::digest))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[0-9a-f]{64}"));
    }
}
