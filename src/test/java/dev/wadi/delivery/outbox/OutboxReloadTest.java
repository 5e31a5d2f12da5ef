package dev.wadi.delivery.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.app.ApplicationPlan;
import dev.wadi.app.WadiApplication;
import dev.wadi.app.installation.Installation;
import dev.wadi.testing.LogLines;
import dev.wadi.testing.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Route;
import org.apache.logging.log4j.LogManager;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.Message;

/** The step with a channel is edited while messages wait. */
@Timeout(600)
class OutboxReloadTest {
    private static final String ROUTE = """
            - route:
                id: orders
                from:
                  uri: direct:orders
                  steps:
                    - log: {message: an order}
            """;
    private static final String STEP = """
                    - to: {id: announce, uri: "outbox:orders", parameters: {%s, table: bookkeeping}}
            """;

    private final OutboxWorld world = new OutboxWorld();
    private final Outbox outbox = OutboxWorld.outbox();
    private final String queue = world.queue("q-" + UUID.randomUUID());
    private WadiApplication application;
    private LogLines lines;

    @TempDir
    private Path home;

    @BeforeEach
    void start() throws Exception {
        home = home.toRealPath();
        Files.createDirectories(home.resolve("config"));
        Files.copy(Path.of("config/application.properties"), home.resolve("config/application.properties"));
        write(ROUTE + STEP.formatted("queue: \"" + queue + "-wrong\""));
        application = WadiApplication.start(ApplicationPlan.of(new Installation(home), List.of("orders"))
                .withoutEnvironment()
                .withSettings(Map.of(
                        "wadi.reload", "true",
                        "wadi.outbox-resend-interval", "200ms",
                        "camel.main.jmxEnabled", "false",
                        "camel.management.enabled", "false"))
                .withBean("outbox", outbox));
        lines = new LogLines(LogManager.ROOT_LOGGER_NAME);
        world.put(outbox, new OutgoingMessage("a", "orders", "a", Map.of(), "", ""));
        soon().until(() -> said("1 message waits in bookkeeping for orders, " + queue + "-wrong"));
    }

    @AfterEach
    void stop() {
        lines.close();
        application.close();
        world.close();
    }

    @Test
    void whatWaitsGoesToTheAddressThatIsCorrected() throws Exception {
        write(ROUTE + STEP.formatted("queue: \"" + queue + "\""));
        soon().until(() -> world.rows().isEmpty());
        assertThat(bodies()).containsExactly("a");
    }

    @Test
    void withoutTheStepItWaitsUntilTheStepIsBack() throws Exception {
        write(ROUTE);
        soon().until(() ->
                said("No step of a route that runs here has the channel orders of the outbox in bookkeeping"));
        assertThat(world.rows()).hasSize(1);
        write(ROUTE + STEP.formatted("queue: \"" + queue + "\""));
        soon().until(() -> world.rows().isEmpty());
        assertThat(bodies()).containsExactly("a");
    }

    @Test
    void anEditThatLeadsItToTwoPlacesIsRefusedWithItsLineAndTouchesNoRoute() throws Exception {
        Route before = application.context().getRoute("orders");
        write(ROUTE + STEP.formatted("queue: \"" + queue + "\", topic: \"arn:aws:sns:eu-west-1:123456789012:orders\""));
        soon().until(() -> said("correct the file"));
        assertThat(lines.all())
                .filteredOn(line -> line.contains("correct the file"))
                .singleElement()
                .asString()
                .contains("orders.camel.yaml:7:", "step announce of route orders must lead to one queue or one topic");
        assertThat(application.context().getRoute("orders")).isSameAs(before);
    }

    private static ConditionFactory soon() {
        return await().atMost(Patience.LONGEST);
    }

    private boolean said(String words) {
        return lines.all().stream().anyMatch(line -> line.contains(words));
    }

    /** As editors should: the new text is complete before it stands under its name. */
    private void write(String text) throws IOException {
        Path file = home.resolve("routes/orders/orders.camel.yaml");
        Files.createDirectories(file.getParent());
        Path complete = Files.writeString(file.resolveSibling(".orders.tmp"), text);
        Files.move(complete, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private List<String> bodies() {
        return world.take(queue).stream().map(Message::body).toList();
    }
}
