package dev.wadi.delivery.outbox;

import static dev.wadi.delivery.outbox.OutboxWorld.MAIN;
import static dev.wadi.delivery.outbox.OutboxWorld.TABLE;
import static dev.wadi.delivery.outbox.OutboxWorld.lead;
import static dev.wadi.delivery.outbox.OutboxWorld.leadNowhere;
import static dev.wadi.delivery.outbox.OutboxWorld.resend;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.testing.LogLines;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Messages whose channel leads nowhere wait without being written to, and are found when it leads somewhere. */
class StrandedMessagesTest extends OutboxFixture {
    private static final String OTHER = "other";

    private String there;

    @Test
    void noTickWritesToARowWhoseChannelLeadsNowhere() throws Exception {
        strand(120);
        List<Map<String, AttributeValue>> before = world.rows();
        resend(application);
        assertThat(world.rows()).containsExactlyInAnyOrderElementsOf(before);
        int tried = calls.of(UpdateItemRequest.class).size();
        int read = calls.of(BatchGetItemRequest.class).size();
        resend(application);
        resend(application);
        assertThat(calls.of(UpdateItemRequest.class)).as("claims and releases").hasSize(tried);
        assertThat(calls.of(BatchGetItemRequest.class))
                .as("at each tick the index, and two pages of rows")
                .hasSize(read + 2 * 3);
        assertThat(waiting()).isEqualTo(120);
    }

    @Test
    void theFirstTickOnlyTries() throws Exception {
        strand(3);
        resend(application);
        assertThat(calls.of(UpdateItemRequest.class))
                .hasSize(3)
                .allSatisfy(claim -> assertThat(claim.updateExpression()).startsWith("SET "));
        assertThat(world.rows()).allSatisfy(OutboxFixture::assertUnclaimed);
    }

    @Test
    void theyGoOutWhenTheChannelIsBack() throws Exception {
        strand(3);
        resend(application);
        resend(application);
        lead(application, OTHER, there);
        resend(application);
        assertThat(bodies(there)).containsExactlyInAnyOrder("m-0", "m-1", "m-2");
        assertNothingIsLeft();
        resend(application);
        assertThat(waiting()).isZero();
    }

    @Test
    void oneThatIsWrittenAnewForAChannelThatIsKnownGoesOut() throws Exception {
        strand(1);
        resend(application);
        world.put(outbox, message("m-0", MAIN));
        resend(application);
        assertThat(bodies()).containsExactly("m-0");
        assertNothingIsLeft();
    }

    @Test
    void oneThatAnotherWorkerIsJustSendingIsNotToldAsWaiting() throws Exception {
        strand(1);
        OutboxTable theirs = new OutboxTable(
                world.dynamoDb, TABLE, clock, Duration.ofSeconds(60), Map.of(OTHER, Destination.queue(there)));
        assertThat(theirs.claim("m-0", stranded -> {})).isPresent();
        try (LogLines lines = new LogLines(Outbox.class.getName())) {
            resend(application);
            assertThat(lines.all()).isEmpty();
        }
    }

    @Test
    void aRowThatIsNoMessageKeepsNoOther() throws Exception {
        strand(2);
        world.dynamoDb.putItem(put -> put.tableName(TABLE)
                .item(Map.of("Id", AttributeValue.fromS("outbox#m-0"), "Channel", AttributeValue.fromS(OTHER))));
        world.put(outbox, message("a"));
        resend(application);
        resend(application);
        assertThat(bodies()).containsExactly("a");
        assertThat(world.rows()).hasSize(2).allSatisfy(OutboxFixture::assertUnclaimed);
    }

    @Test
    void messagesOfHundredsOfChannelsGoOut() throws Exception {
        OutboxComponent component = OutboxComponent.of(application.context());
        List<String> ids = put(2);
        for (int i = 0; i < 250; i++) {
            component.channels().open((OutboxEndpoint)
                    application.context().getEndpoint("outbox:c" + i + "?table=" + TABLE + "&queue=" + queue));
        }
        resend(application);
        assertThat(bodies()).containsExactlyInAnyOrderElementsOf(ids);
    }

    /** So many, {@code m-0} and so on, for a channel that then leads nowhere. */
    private void strand(int count) throws Exception {
        there = world.queue("there-" + UUID.randomUUID());
        lead(application, OTHER, there);
        IntStream.range(0, count).forEach(i -> world.put(outbox, message("m-" + i, OTHER)));
        leadNowhere(application, OTHER);
    }

    private double waiting() {
        return application
                .context()
                .getRegistry()
                .findSingleByType(MeterRegistry.class)
                .get(OutboxRelay.PENDING)
                .tag("table", TABLE)
                .gauge()
                .value();
    }
}
