package dev.wadi.bench.blocks;

import com.sun.management.OperatingSystemMXBean;
import dev.wadi.bench.Spread;
import dev.wadi.delivery.BatchAccount;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * Processor time that a block costs a record, the route around it included, beside the same library call in a plain loop. Both in turn; of the whole process, so that
 * the servers in it count for both.
 */
final class BlockRace {
    private static final int POLL = 500;
    private static final int NOT_COUNTED = 4;
    private static final int ROUNDS = 11;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final Map<String, String> settings;
    private final PrintWriter out;
    private int next;

    /** What a person would write without the block, for one poll. */
    @FunctionalInterface
    interface Loop {
        void handle(List<OrderRecord> poll) throws Exception;
    }

    /** @param settings for placeholders and connections */
    BlockRace(Map<String, String> settings, PrintWriter out) {
        this.settings = settings;
        this.out = out;
    }

    /**
     * @param steps of a route in YAML
     * @param polls in a round of each
     * @param records how many different ones there are, one after the other; 0 for no end
     */
    void run(String block, String steps, Loop loop, int polls, int records) throws Exception {
        List<Double> ofBlock = new ArrayList<>();
        List<Double> ofLoop = new ArrayList<>();
        try (DefaultCamelContext context = context(steps)) {
            ProducerTemplate template = context.createProducerTemplate();
            for (int round = -NOT_COUNTED; round < ROUNDS; round++) {
                double micros = micros(polls(polls, records), poll -> send(poll, context, template));
                double plain = micros(polls(polls, records), loop);
                if (round >= 0) {
                    ofBlock.add(micros);
                    ofLoop.add(plain);
                }
            }
        }
        List<Double> more = IntStream.range(0, ROUNDS)
                .mapToObj(round -> ofBlock.get(round) - ofLoop.get(round))
                .toList();
        out.printf(
                "%-18s %s  by hand %s  more %s%n",
                block,
                Spread.of(ofBlock).text("%.1f", 6),
                Spread.of(ofLoop).text("%.1f", 6),
                Spread.of(more).text("%.1f", 5));
        out.flush();
    }

    private DefaultCamelContext context(String steps) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        context.disableJMX();
        settings.forEach(context.getPropertiesComponent()::addInitialProperty);
        String route = "- route:\n    id: orders\n    from:\n      uri: direct:in\n      steps:\n" + steps.indent(8);
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("orders.camel.yaml", route));
        context.start();
        return context;
    }

    private List<List<OrderRecord>> polls(int count, int records) {
        List<List<OrderRecord>> polls = new ArrayList<>(count);
        for (int poll = 0; poll < count; poll++) {
            List<OrderRecord> orders = new ArrayList<>(POLL);
            for (int i = 0; i < POLL; i++) {
                orders.add(new OrderRecord(records == 0 ? next : next % records));
                next++;
            }
            polls.add(orders);
        }
        return polls;
    }

    private double micros(List<List<OrderRecord>> polls, Loop work) throws Exception {
        long start = system.getProcessCpuTime();
        for (List<OrderRecord> poll : polls) {
            work.handle(poll);
        }
        return (system.getProcessCpuTime() - start) / 1e3 / polls.size() / POLL;
    }

    private static void send(List<OrderRecord> poll, DefaultCamelContext context, ProducerTemplate template) {
        Exchange exchange = new DefaultExchange(context);
        BatchAccount account = BatchAccount.open(exchange, poll);
        template.send("direct:in", exchange);
        if (exchange.getException() != null || !account.refusals().isEmpty()) {
            throw new IllegalStateException("not all went well: " + account.refusals(), exchange.getException());
        }
    }
}
