package dev.wadi.bench.blocks;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wadi.delivery.BatchAccount;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/**
 * Microseconds that {@code parse:json} costs a record in polls of {@value #POLL}, the route around it included, beside Jackson's mapper in a plain loop that
 * makes the same maps with the same exact numbers. In turn, round by round; the difference is what the block costs.
 */
public final class ParseBenchmark {
    private static final int POLL = 500;
    private static final int POLLS = 200;
    private static final int NOT_COUNTED = 5;
    private static final int ROUNDS = 15;

    private final PrintWriter out;
    private final JsonMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final List<OrderRecord> poll =
            IntStream.range(0, POLL).mapToObj(OrderRecord::new).toList();
    /** So that nothing is left out because nobody looks at it. */
    private long seen;

    public ParseBenchmark(PrintWriter out) {
        this.out = out;
    }

    private interface Work {
        void onPoll() throws Exception;
    }

    public void run() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.disableJMX();
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:in").routeId("orders").to("parse:json").id("parse");
                }
            });
            context.start();
            ProducerTemplate template = context.createProducerTemplate();
            List<Double> block = new ArrayList<>();
            List<Double> loop = new ArrayList<>();
            for (int round = -NOT_COUNTED; round < ROUNDS; round++) {
                double ofBlock = micros(() -> parse(context, template));
                double ofLoop = micros(this::readInALoop);
                if (round >= 0) {
                    block.add(ofBlock);
                    loop.add(ofLoop);
                }
            }
            print("parse:json, us", block);
            print("Jackson's mapper, us", loop);
            print("difference, us", differences(block, loop));
            out.printf(
                    Locale.ROOT, "%,d records of %d bytes%n", seen, poll.get(0).payload().length);
            out.flush();
        }
    }

    private void parse(DefaultCamelContext context, ProducerTemplate template) {
        Exchange exchange = new DefaultExchange(context);
        BatchAccount.open(exchange, poll);
        template.send("direct:in", exchange);
        if (exchange.getException() != null) {
            throw new IllegalStateException(exchange.getException());
        }
        seen += exchange.getMessage().getBody(List.class).size();
    }

    private void readInALoop() throws Exception {
        List<Map<?, ?>> read = new ArrayList<>(POLL);
        for (OrderRecord record : poll) {
            read.add(mapper.readValue(record.payload(), Map.class));
        }
        seen += read.size();
    }

    private static double micros(Work work) throws Exception {
        long start = System.nanoTime();
        for (int i = 0; i < POLLS; i++) {
            work.onPoll();
        }
        return (System.nanoTime() - start) / 1e3 / POLLS / POLL;
    }

    private static List<Double> differences(List<Double> block, List<Double> loop) {
        return IntStream.range(0, block.size())
                .mapToObj(round -> block.get(round) - loop.get(round))
                .toList();
    }

    private void print(String what, List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        out.printf(
                Locale.ROOT,
                "%-24s %6.2f  (%.2f to %.2f)%n",
                what,
                sorted.get(sorted.size() / 2),
                sorted.get(0),
                sorted.get(sorted.size() - 1));
    }
}
