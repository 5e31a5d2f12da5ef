package dev.wadi.delivery.outbox;

import static dev.wadi.delivery.outbox.OutboxWorld.MAIN;
import static dev.wadi.delivery.outbox.OutboxWorld.lead;
import static dev.wadi.delivery.outbox.OutboxWorld.plan;
import static dev.wadi.delivery.outbox.OutboxWorld.resend;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.app.WadiApplication;
import dev.wadi.local.SettableClock;
import dev.wadi.testing.LogLines;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the log says of messages that wait in an outbox. */
@Timeout(600)
class WaitingLogTest {
    private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");
    private static final int WAITING = 12;

    private final OutboxWorld world = new OutboxWorld();
    private final SettableClock clock = new SettableClock();
    private final Outbox outbox = OutboxWorld.outbox();
    private final String missing = "missing-" + UUID.randomUUID();
    private WadiApplication application;
    private LogLines lines;

    @BeforeEach
    void start() throws Exception {
        clock.set(START);
        application = WadiApplication.start(plan(outbox).withBean("clock", clock));
        lines = new LogLines(Outbox.class.getName());
    }

    @AfterEach
    void stop() {
        lines.close();
        application.close();
        world.close();
    }

    @Test
    void aQueueThatIsMissingIsOneLineAndItsReturnAnother() throws Exception {
        String there = world.queue("there-" + UUID.randomUUID());
        String url = there.substring(0, there.lastIndexOf('/') + 1) + missing;
        lead(application, MAIN, there);
        lead(application, "missing", url);
        for (int number = 0; number < WAITING; number++) {
            put("m" + number, "missing");
        }
        put("other", MAIN);
        passAfter(5);
        assertThat(lines.all())
                .singleElement()
                .asString()
                .contains(
                        WAITING + " messages wait in " + OutboxWorld.TABLE + " for missing, " + url,
                        "the oldest for 5 s");
        passAfter(6);
        passAfter(14);
        assertThat(lines.all()).as("less than ten seconds later").hasSize(1);
        passAfter(75);
        assertThat(lines.all())
                .hasSize(2)
                .last()
                .asString()
                .contains(WAITING + " messages wait", "the oldest for 75 s");
        world.queue(missing);
        passAfter(76);
        passAfter(77);
        assertThat(lines.all())
                .hasSize(3)
                .last()
                .isEqualTo("The messages for missing in " + OutboxWorld.TABLE + " are sent again");
        assertThat(world.rows()).isEmpty();
    }

    @Test
    void aTableThatIsMissingIsOneLineToo() {
        outbox.setTable("missing");
        passAfter(1);
        passAfter(2);
        assertThat(lines.all()).singleElement().asString().contains("wait in missing cannot be read");
    }

    private void passAfter(int seconds) {
        clock.set(START.plusSeconds(seconds));
        resend(application);
    }

    private void put(String id, String channel) {
        world.put(outbox, new OutgoingMessage(id, channel, "x", Map.of(), "", ""));
    }
}
