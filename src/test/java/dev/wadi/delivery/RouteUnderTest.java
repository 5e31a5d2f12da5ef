package dev.wadi.delivery;

import dev.wadi.app.PlainContext;
import dev.wadi.delivery.deadletter.ErrorHandling;
import dev.wadi.testing.TextRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.awaitility.Awaitility;

/** A route that a stranger wrote, behind a source that hands over texts as records; {@code remote:NAME} is a call that a test lets fail. */
public final class RouteUnderTest implements AutoCloseable {
    /** All remote calls take what they get. */
    static final Remote WELL = (name, exchange) -> {};

    /** Each record by itself, with the outcome {@code forwarded}. */
    static final Steps FORWARD = route -> route.split()
            .body()
            .to("remote:send")
            .id("send")
            .to("outcome:forwarded?of=send")
            .end();

    /** Holds in a row, of some milliseconds each. */
    private static final int FOR_EVER = 2_000;

    public final DefaultCamelContext context = new PlainContext();
    final Account account = new Account();
    /** {@code id reason}. */
    public final List<String> letters = new CopyOnWriteArrayList<>();

    public final List<RefusedRecordException> refused = new CopyOnWriteArrayList<>();
    /** What remote calls took: {@code NAME body}. */
    public final List<String> sent = new CopyOnWriteArrayList<>();

    public interface Steps {
        void addTo(RouteDefinition route);

        /** Returns the route, for steps behind these. */
        default RouteDefinition thenAddTo(RouteDefinition route) {
            addTo(route);
            return route;
        }
    }

    /** What a remote call does beside taking its exchange. */
    public interface Remote {
        void call(String name, Exchange exchange) throws Exception;
    }

    /** What stands beside the route, and how its context is. */
    public interface Surroundings {
        void prepare(RouteBuilder file, DefaultCamelContext context);
    }

    RouteUnderTest(Remote remote, Steps steps) throws Exception {
        this(remote, steps, null);
    }

    /** @param part what the route calls as {@code direct:part}; null for none */
    RouteUnderTest(Remote remote, Steps steps, Steps part) throws Exception {
        this(remote, steps, part, (file, context) -> {});
    }

    RouteUnderTest(Remote remote, Steps steps, Steps part, Surroundings surroundings) throws Exception {
        this(remote, steps, part, surroundings, null);
    }

    /** @param file YAML with a route {@code strangers} from {@code direct:in} */
    public RouteUnderTest(Remote remote, String file, Surroundings surroundings) throws Exception {
        this(remote, null, null, surroundings, file);
    }

    private RouteUnderTest(Remote remote, Steps steps, Steps part, Surroundings surroundings, String yaml)
            throws Exception {
        context.disableJMX();
        context.addComponent("remote", new RemoteComponent((name, exchange) -> {
            remote.call(name, exchange);
            sent.add(name + " " + textOf(exchange.getMessage().getBody()));
        }));
        context.addRoutes(new ErrorHandling());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                surroundings.prepare(this, RouteUnderTest.this.context);
                from(RouteBatchHandler.DEAD_LETTER_URI).process(exchange -> {
                    for (Object one : exchange.getMessage().getBody(List.class)) {
                        RefusedRecordException refused = (RefusedRecordException) one;
                        RouteUnderTest.this.refused.add(refused);
                        letters.add(refused.record().sourceId() + " " + refused.reason());
                    }
                });
                if (part != null) {
                    part.addTo(from("direct:part").routeId("part"));
                }
                if (steps != null) {
                    steps.addTo(from("remote:in").routeId("strangers").nodePrefixId("strangers/"));
                }
            }
        });
        if (yaml != null) {
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("strangers.camel.yaml", yaml));
        }
        context.start();
    }

    private static String textOf(Object body) {
        return body instanceof TextRecord record ? record.text() : String.valueOf(body);
    }

    /** The texts are handed over as one batch; returns when it is acknowledged, fails with what its source holds for if that does not end. */
    public boolean deliver(String... texts) {
        BatchDelivery<TextRecord> delivery = delivery();
        account.after(FOR_EVER, delivery::stop);
        if (!delivery.deliver(records(texts))) {
            throw new AssertionError("The source holds for ever", account.holds.get(account.holds.size() - 1));
        }
        return true;
    }

    /** Waits until the source holds some times, stops it, and returns what it holds for. */
    public String holds(String... texts) throws Exception {
        BatchDelivery<TextRecord> delivery = delivery();
        CompletableFuture<Boolean> acknowledged = CompletableFuture.supplyAsync(() -> delivery.deliver(records(texts)));
        Awaitility.await().until(() -> acknowledged.isDone() || account.holds.size() > 4);
        delivery.stop();
        if (acknowledged.get(60, TimeUnit.SECONDS)) {
            throw new AssertionError("acknowledged with " + account.outcomes + ", dead letters " + letters);
        }
        return account.holds.get(account.holds.size() - 1).getMessage();
    }

    /** How many records ended how. */
    public Map<String, Integer> outcomes() {
        return account.outcomes;
    }

    BatchDelivery<TextRecord> delivery() {
        return delivery((Acknowledgement<TextRecord>) null);
    }

    /** @param acknowledgement of each record by itself; null for a source that acknowledges by position */
    BatchDelivery<TextRecord> delivery(Acknowledgement<TextRecord> acknowledgement) {
        return new BatchDelivery<>(handler(), account, acknowledgement, history());
    }

    BatchDelivery<TextRecord> delivery(SourceHistory history) {
        return new BatchDelivery<>(handler(), account, history);
    }

    private static SourceHistory history() {
        HoldPolicy policy = HoldPolicy.of(Backoff.between(Duration.ofMillis(1), Duration.ofMillis(5)));
        return new SourceHistory(policy, new FailureHistory(), Set.of());
    }

    BatchHandler<TextRecord> handler() {
        Route route = context.getRoute("strangers");
        return new RouteBatchHandler<>(route.getConsumer(), Map.of(), context.createProducerTemplate(), "strangers");
    }

    /** Of the record in the body. */
    static String text(Exchange exchange) {
        return exchange.getMessage().getBody(TextRecord.class).text();
    }

    static List<TextRecord> records(String... texts) {
        return Stream.of(texts).map(text -> new TextRecord("id-" + text, text)).toList();
    }

    @Override
    public void close() {
        context.stop();
    }
}
