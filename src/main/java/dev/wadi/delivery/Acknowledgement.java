package dev.wadi.delivery;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * How a source acknowledges what it hands over.
 *
 * @param apart true: each record by itself, so that one that is held keeps none of the others. False: by a position behind all of them
 * @param order what a record must not overtake another of, such as the group of a FIFO queue; null for a record that no other waits for
 * @param done takes the records that are done with, as they come; also while others are held
 */
public record Acknowledgement<R extends SourceRecord>(
        boolean apart, Function<R, String> order, Consumer<List<R>> done) {

    /** By a position in a stream, when the delivery has ended. */
    public static <R extends SourceRecord> Acknowledgement<R> byPosition() {
        return new Acknowledgement<>(false, record -> null, done -> {});
    }

    /** Each record by itself. */
    public static <R extends SourceRecord> Acknowledgement<R> ofEach(
            Function<R, String> order, Consumer<List<R>> done) {
        return new Acknowledgement<>(true, order, done);
    }
}
