package dev.wadi.edge.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RowsAheadTest {
    /** Longer than a batch. */
    private static final int ROWS = 100_000;

    private final AtomicInteger fetched = new AtomicInteger();

    private byte[][] next(int last) {
        int number = fetched.incrementAndGet();
        return number > last ? null : new byte[][] {Integer.toString(number).getBytes(UTF_8), null};
    }

    @Test
    void allRowsComeInTheirOrderAndTheirEndIsTheEndAlsoWhenAskedAgain() throws SQLException {
        try (RowsAhead ahead = RowsAhead.start(() -> next(ROWS))) {
            for (int i = 1; i <= ROWS; i++) {
                assertThat(new String(ahead.next()[0], UTF_8)).isEqualTo(Integer.toString(i));
            }
            assertThat(ahead.next()).isNull();
            assertThat(ahead.next()).isNull();
        }
    }

    @Test
    void aFaultComesBehindTheRowsBeforeIt() throws SQLException {
        RowsAhead.RowFetch source = () -> {
            byte[][] row = next(3);
            if (row == null) {
                throw new SQLException("gone", "57P01");
            }
            return row;
        };
        try (RowsAhead ahead = RowsAhead.start(source)) {
            for (int i = 0; i < 3; i++) {
                assertThat(ahead.next()).isNotNull();
            }
            assertThatThrownBy(ahead::next).isInstanceOf(SQLException.class).hasMessage("gone");
            assertThatThrownBy(ahead::next).hasMessage("gone");
        }
    }

    /** Else who takes the rows would wait for ever. */
    @Test
    @Timeout(60)
    void wantOfMemoryComesToWhoTakesTheRows() {
        RowsAhead.RowFetch source = () -> {
            throw new OutOfMemoryError("planted");
        };
        try (RowsAhead ahead = RowsAhead.start(source)) {
            assertThatThrownBy(ahead::next).isInstanceOf(OutOfMemoryError.class).hasMessage("planted");
        }
    }

    @Test
    void noMoreThanABoundedPartIsFetchedAhead() {
        byte[][] large = {new byte[100_000]};
        RowsAhead ahead = RowsAhead.start(() -> {
            fetched.incrementAndGet();
            return large;
        });
        // five batches of three rows, and one at hand
        await().during(Duration.ofMillis(300)).atMost(Duration.ofMinutes(1)).until(() -> fetched.get() < 50);
        ahead.close();
        assertThat(fetched.get()).isGreaterThan(3);
    }
}
