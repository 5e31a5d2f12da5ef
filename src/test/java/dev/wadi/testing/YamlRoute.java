package dev.wadi.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.app.PlainContext;
import dev.wadi.delivery.Backoff;
import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.BatchDelivery;
import dev.wadi.delivery.FailureHistory;
import dev.wadi.delivery.HoldPolicy;
import dev.wadi.delivery.Outcome;
import dev.wadi.delivery.RecordMessage;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.delivery.RouteBatchHandler;
import dev.wadi.delivery.RouteRules;
import dev.wadi.delivery.SourceHistory;
import dev.wadi.delivery.deadletter.ErrorHandling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.awaitility.Awaitility;

/**
 * A route of building blocks as its author writes it, behind a source that hands over objects of JSON as records. The bean {@code parse} makes bodies of them, and {@code end} sees
 * what comes to the end of the route, and ends what has no outcome by then.
 */
public final class YamlRoute implements AutoCloseable {
    private static final int SOME = 2;
    private static final int MANY = 200;
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final DefaultCamelContext context = new PlainContext();
    public final Observed observed = new Observed();
    /** {@code id reason}. */
    public final List<String> letters = new CopyOnWriteArrayList<>();

    public final List<String> details = new CopyOnWriteArrayList<>();
    /** The messages that came to the end. */
    public final List<Message> ended = new CopyOnWriteArrayList<>();

    /** What stands in the context before the route is loaded. */
    @FunctionalInterface
    public interface Surroundings {
        void prepare(DefaultCamelContext context) throws Exception;
    }

    /** @param steps in YAML, without indentation; the route has the id {@code orders} */
    public YamlRoute(Surroundings surroundings, String steps) throws Exception {
        context.disableJMX();
        surroundings.prepare(context);
        context.getRegistry().bind("parse", (org.apache.camel.Processor) YamlRoute::parse);
        context.getRegistry().bind("end", (org.apache.camel.Processor) this::end);
        context.addRoutes(new ErrorHandling());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(RouteBatchHandler.DEAD_LETTER_URI).process(YamlRoute.this::letter);
            }
        });
        String yaml =
                "- route:\n    id: orders\n    from:\n      uri: direct:in\n      steps:\n        - process:\n            id: parse\n            ref: parse\n"
                        + steps.indent(8) + "        - process:\n            id: end\n            ref: end\n";
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("orders.camel.yaml", yaml));
        RouteRules.check(context);
        context.start();
    }

    private static void parse(Exchange exchange) throws JsonProcessingException {
        List<RecordMessage> parsed = new ArrayList<>();
        for (Object one : exchange.getMessage().getBody(List.class)) {
            RecordMessage message = (RecordMessage) one;
            message.setBody(JSON.readValue(message.record().text(), Map.class));
            parsed.add(message);
        }
        exchange.getMessage().setBody(parsed);
    }

    private void end(Exchange exchange) {
        BatchAccount account = BatchAccount.of(exchange);
        ended.clear();
        for (Object one : exchange.getMessage().getBody(List.class)) {
            RecordMessage message = (RecordMessage) one;
            ended.add(message);
            if (account.outcome(message.record()).isEmpty()) {
                account.done(message.record(), Outcome.of("ended"));
            }
        }
    }

    private void letter(Exchange exchange) {
        for (Object one : exchange.getMessage().getBody(List.class)) {
            RefusedRecordException refused = (RefusedRecordException) one;
            letters.add(refused.record().sourceId() + " " + refused.reason());
            details.add(refused.detail());
        }
    }

    /** The texts, with single quotes for double ones, are handed over as one poll: records {@code 1} and so on. Fails if it is never acknowledged. */
    public void deliver(String... texts) {
        if (!deliver(MANY, texts)) {
            throw new AssertionError("held for " + lastHold());
        }
    }

    /** Waits until the source holds some times, stops it, and returns what it holds for. */
    public String holds(String... texts) {
        if (deliver(SOME, texts)) {
            throw new AssertionError(
                    "acknowledged with " + observed.outcomes + ", dead letters " + letters + " " + details);
        }
        return lastHold();
    }

    private boolean deliver(int holds, String... texts) {
        int before = observed.holds.size();
        BatchDelivery<TextRecord> delivery = delivery();
        CompletableFuture<Boolean> acknowledged = CompletableFuture.supplyAsync(() -> delivery.deliver(records(texts)));
        Awaitility.await()
                .atMost(Duration.ofMinutes(10))
                .until(() -> acknowledged.isDone() || observed.holds.size() - before > holds);
        delivery.stop();
        return acknowledged.join();
    }

    private String lastHold() {
        return observed.holds.get(observed.holds.size() - 1).getMessage();
    }

    private BatchDelivery<TextRecord> delivery() {
        HoldPolicy policy = HoldPolicy.of(Backoff.between(Duration.ofMillis(1), Duration.ofMillis(5)));
        return new BatchDelivery<>(
                new RouteBatchHandler<>(
                        context.getRoute("orders").getConsumer(), Map.of(), context.createProducerTemplate(), "orders"),
                observed,
                new SourceHistory(policy, new FailureHistory(), Set.of()));
    }

    private static List<TextRecord> records(String... texts) {
        return IntStream.range(0, texts.length)
                .mapToObj(i -> new TextRecord(Integer.toString(i + 1), texts[i].replace('\'', '"')))
                .toList();
    }

    @Override
    public void close() {
        context.stop();
    }
}
