package dev.wadi.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.delivery.Batch.Outcome;
import dev.wadi.testing.TextRecord;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchTest {
    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    @ParameterizedTest
    @CsvSource({"3,0,0,false", "3,2,0,false", "3,2,1,true", "3,3,0,true", "3,0,3,true", "3,3,1,false", "0,0,0,true"})
    void acknowledgedIsOnlyWhatHasOneOutcomeForEachRecord(int records, int stored, int refused, boolean accounted) {
        Batch batch = Batch.open(exchange, records);
        batch.expectOutcomes();
        IntStream.range(0, stored).forEach(i -> batch.done(Outcome.of("stored")));
        IntStream.range(0, refused)
                .forEach(i -> batch.reject(new Rejected(new TextRecord("" + i, ""), "missing_field", "value")));
        if (accounted) {
            assertThatCode(batch::requireAccounted).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(batch::requireAccounted)
                    .isInstanceOf(HoldException.class)
                    .hasMessageContaining((stored + refused) + " outcomes for " + records + " records");
        }
    }

    @Test
    void anEnvelopeNeedsAnOutcomeForEachRecordThatCameOutOfIt() {
        Batch batch = Batch.open(exchange, 1);
        batch.expectOutcomes(3);
        batch.done(Outcome.of("stored"));
        batch.failed(new TextRecord("2", ""), new IllegalStateException());
        assertThatThrownBy(batch::requireAccounted).hasMessageContaining("2 outcomes for 3 records");
        batch.reject(new Rejected(new TextRecord("3", ""), "missing_field", "value"));
        assertThatCode(batch::requireAccounted).doesNotThrowAnyException();
    }

    @Test
    void aRouteThatReportsNoOutcomesIsAcknowledgedWhenItEndsWell() {
        assertThatCode(Batch.open(exchange, 5)::requireAccounted).doesNotThrowAnyException();
    }

    @Test
    void outcomesAreCountedByNameAndLabels() {
        Batch batch = Batch.open(exchange, 3);
        batch.done(Outcome.of("saved", "vendor", "vestas"));
        batch.done(Outcome.of("saved", "vendor", "vestas"));
        batch.done(Outcome.of("saved", "vendor", "siemens"));
        assertThat(batch.outcomes())
                .containsEntry(Outcome.of("saved", "vendor", "vestas"), 2)
                .containsEntry(Outcome.of("saved", "vendor", "siemens"), 1);
    }

    @Test
    void aStepFindsTheBatchOfItsExchange() {
        Batch batch = Batch.open(exchange, 1);
        assertThat(Batch.of(exchange)).isSameAs(batch);
    }

    @Test
    void aStepBehindAnotherKindOfSourceIsToldWhatItNeeds() {
        assertThatThrownBy(() -> Batch.of(exchange))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("needs a source that hands over batches, such as kinesis-stream or sqs-queue");
    }
}
