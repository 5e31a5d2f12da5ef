package dev.wadi.delivery.outbox;

import static dev.wadi.delivery.outbox.OutboxWorld.MAIN;
import static dev.wadi.delivery.outbox.OutboxWorld.TABLE;
import static dev.wadi.delivery.outbox.OutboxWorld.lead;
import static dev.wadi.delivery.outbox.OutboxWorld.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.app.WadiApplication;
import dev.wadi.edge.aws.AwsClients;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** A process that is told to stop begins nothing new, and leaves what it has not sent to others. */
@Timeout(600)
class OutboxStopTest {

    @Test
    void aStopAmongTheClaimsEndsThemAndGivesThoseBackThatWereMade() throws Exception {
        OutboxCalls calls = new OutboxCalls();
        Outbox outbox = OutboxWorld.outbox();
        try (OutboxWorld world = new OutboxWorld();
                WadiApplication application = WadiApplication.start(plan(outbox).withBean("calls", calls))) {
            lead(application, MAIN, world.queue("q-" + UUID.randomUUID()));
            List<String> ids =
                    IntStream.range(0, 8).mapToObj("m-%02d"::formatted).toList();
            ids.forEach(id -> world.put(outbox, new OutgoingMessage(id, MAIN, id, Map.of(), "", "")));
            OutboxComponent component = OutboxComponent.of(application.context());
            OutboxTable pending = new OutboxTable(
                    AwsClients.dynamoDb(application.context()),
                    TABLE,
                    Clock.systemUTC(),
                    Duration.ofSeconds(60),
                    component.channels().of(TABLE));
            RelayReport report = new RelayReport(TABLE, IllegalStateException::new);
            new Relay(pending, component.sender(), component.state(TABLE), report).relay(ids, () -> claims(calls) >= 3);
            report.throwFirst();
            assertThat(claims(calls)).isEqualTo(3);
            assertThat(calls.sizes()).as("messages sent").isEmpty();
            assertThat(world.rows()).hasSize(8).allSatisfy(row -> assertThat(row)
                    .doesNotContainKey(OutboxTable.CLAIMED_BY));
        }
    }

    private static long claims(OutboxCalls calls) {
        return calls.of(UpdateItemRequest.class).stream()
                .filter(update -> update.updateExpression().startsWith("SET"))
                .count();
    }
}
