package dev.wadi.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.testing.WadiProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code wadi torture} with the pipeline of the tutorial: it loses nothing and doubles nothing, and a mistake that is planted in it is found.
 * {@code -Dwadi.conformance.kills=10} kills as often as that.
 */
class TortureTest {
    private static final int KILLS = Integer.getInteger("wadi.conformance.kills", 2);
    private static final int RECORDS = Math.max(300, 200 * KILLS);
    /** For a machine that does much else; the command itself ends when nothing moves. */
    private static final Duration LONGEST = Duration.ofMinutes(40);

    @TempDir
    private Path home;

    @BeforeEach
    void make() throws IOException {
        TutorialOrders.make(home);
    }

    @Test
    void killsOutagesAndRedeliveriesChangeNothing() throws Exception {
        String printed = torture(RECORDS, KILLS, 0);
        assertThat(printed)
                .contains("01-orders.yaml: 3 of 6 records")
                .containsPattern(
                        "\\| orders \\| %,d \\| %d \\| [1-9]\\d* \\| [\\d,]+ \\| 2 \\| [1-9]\\d* \\| 0 \\| 0 \\| 0 \\|"
                                .formatted(RECORDS, KILLS));
    }

    @Test
    void aRowUnderAKeyMadeAnewAtEachDeliveryIsFoundWithItsStep() throws Exception {
        Path route = home.resolve("routes/orders/orders.camel.yaml");
        String text = Files.readString(route);
        Files.writeString(route, text.replace("item.order_id: \"${body[id]}\"", "item.order_id: \"${uuid}\""));
        assertThat(Files.readString(route)).isNotEqualTo(text);
        assertThat(torture(100, 1, 1))
                .containsPattern("\\| orders \\| 100 \\| 1 \\| .* \\| 0 \\| [1-9]\\d* \\| 0 \\|")
                .contains("FAIL doubled: table orders, by step store\n  expected  (none)\n");
    }

    private String torture(int records, int kills, int exitCode) throws Exception {
        String[] command = Stream.of("torture", TutorialOrders.NAME, "--records", records, "--kills", kills)
                .map(Object::toString)
                .toArray(String[]::new);
        try (WadiProcess wadi = WadiProcess.start(home, Map.of(), command)) {
            assertThat(wadi.endsWithin(LONGEST)).as(wadi::output).isTrue();
            String printed = wadi.output();
            System.out.println(printed);
            assertThat(wadi.exitValue()).as(printed).isEqualTo(exitCode);
            return printed;
        }
    }
}
