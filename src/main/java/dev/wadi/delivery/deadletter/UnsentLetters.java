package dev.wadi.delivery.deadletter;

import java.util.List;
import java.util.stream.Stream;

/**
 * The letters of one refused record, made once for all attempts to write them.
 *
 * @param maxBytes the limit they were made for
 */
record UnsentLetters(List<OutgoingLetter> all, int maxBytes) {

    List<OutgoingLetter> left() {
        return all.stream().filter(letter -> !letter.isTaken()).toList();
    }

    /** The objects of these that their bucket does not have yet. */
    Stream<LargeLetter> objects() {
        return left().stream().flatMap(letter -> letter.object().stream()).filter(object -> !object.isPut());
    }

    /** Whether what is left can be sent to a queue with this limit. If not, all are made anew: parts of two sizes do not fit together. */
    boolean fit(int limit) {
        return limit >= maxBytes || left().stream().allMatch(letter -> letter.bytes() <= limit);
    }
}
