package dev.wadi.blocks;

import dev.wadi.delivery.Answer;
import dev.wadi.delivery.Outcome;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.delivery.RouteUnderTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;

/** A route of YAML behind a source that hands over texts as records; {@code effect:NAME} is a block whose service the test plays. */
public final class BlockRoute implements AutoCloseable {
    private static final String HEAD = """
            - route:
                id: strangers
                from:
                  uri: direct:in
                  steps:
            """;

    /** What the services took: {@code NAME text}. */
    public final List<String> effects = new CopyOnWriteArrayList<>();

    private final RouteUnderTest route;

    /** What the service does with a text. */
    public interface Service {
        Answer put(String name, String text) throws ServiceRefusal;
    }

    /** The service refuses the record's data. */
    public static final class ServiceRefusal extends Exception {
        private static final long serialVersionUID = 1L;

        public ServiceRefusal(String words) {
            super(words);
        }
    }

    public BlockRoute(String steps) throws Exception {
        this(steps, (name, text) -> Answer.STORED);
    }

    /** @param steps YAML without indentation */
    public BlockRoute(String steps, Service service) throws Exception {
        this(steps, service, "");
    }

    /** @param more entries of the file, such as another route */
    public BlockRoute(String steps, Service service, String more) throws Exception {
        Service noting = (name, text) -> {
            Answer answer = service.put(name, text);
            effects.add(name + " " + text);
            return answer;
        };
        route = new RouteUnderTest(
                (name, exchange) -> {},
                HEAD + steps.indent(8) + more,
                (file, context) -> context.addComponent("effect", new EffectUnderTest(noting)));
    }

    public CamelContext context() {
        return route.context;
    }

    /** Returns when the texts are acknowledged. */
    public boolean deliver(String... texts) {
        return route.deliver(texts);
    }

    /** What the source holds the texts for. */
    public String holds(String... texts) throws Exception {
        return route.holds(texts);
    }

    public Map<String, Integer> outcomes() {
        return route.outcomes();
    }

    /** {@code id reason}. */
    public List<String> letters() {
        return route.letters;
    }

    public List<RefusedRecordException> refused() {
        return route.refused;
    }

    /** What Camel's own calls were sent: {@code NAME body}. */
    public List<String> sent() {
        return route.sent;
    }

    /** Reasons and details. */
    public String why() {
        return route.refused.stream()
                .map(one -> one.reason() + ": " + one.detail())
                .collect(Collectors.joining("\n"));
    }

    public static String dead() {
        return Outcome.DEAD_LETTER;
    }

    @Override
    public void close() {
        route.close();
    }
}
