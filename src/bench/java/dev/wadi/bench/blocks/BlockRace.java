package dev.wadi.bench.blocks;

import com.sun.management.OperatingSystemMXBean;
import dev.wadi.bench.Spread;
import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.outbox.OutboxRoutes;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
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
 * the servers in it count for both: all but Redis.
 */
final class BlockRace {
    static final int POLL = 500;
    private static final int NOT_COUNTED = 4;
    private static final int ROUNDS = 11;
    /** Nanoseconds of a round. Java is told the time of a process in steps of 10 ms, which are a hundredth of that. */
    private static final long LEAST = 1_000_000_000;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final Map<String, String> settings;
    private final PrintWriter out;
    private int next;

    /** Of one poll to the next. */
    enum Records {
        SAME,
        NEW
    }

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
     * @param polls made at a time: a round has as many as take long enough to be measured
     */
    void run(String block, String steps, Loop loop, int polls, Records records) throws Exception {
        List<Double> ofBlock = new ArrayList<>();
        List<Double> ofLoop = new ArrayList<>();
        try (DefaultCamelContext context = context(steps)) {
            ProducerTemplate template = context.createProducerTemplate();
            for (int round = -NOT_COUNTED; round < ROUNDS; round++) {
                double micros = micros(polls, records, poll -> send(poll, context, template));
                double plain = micros(polls, records, loop);
                if (round >= 0) {
                    ofBlock.add(micros);
                    ofLoop.add(plain);
                }
            }
        }
        List<Double> more = IntStream.range(0, ROUNDS)
                .mapToObj(round -> ofBlock.get(round) - ofLoop.get(round))
                .toList();
        String number = digits(Spread.of(ofBlock).median());
        out.printf(
                "%-18s %s  by hand %s  more %s%n",
                block,
                Spread.of(ofBlock).text(number, 6),
                Spread.of(ofLoop).text(number, 6),
                Spread.of(more).text(number, 6));
        out.flush();
    }

    /** As many as the clock bears out. */
    private static String digits(double micros) {
        if (micros < 10) {
            return "%.2f";
        }
        return micros < 100 ? "%.1f" : "%.0f";
    }

    private DefaultCamelContext context(String steps) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        context.disableJMX();
        settings.forEach(context.getPropertiesComponent()::addInitialProperty);
        String route = "- route:\n    id: orders\n    from:\n      uri: direct:in\n      steps:\n" + steps.indent(8);
        context.addRoutes(new OutboxRoutes());
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("orders.camel.yaml", route));
        context.start();
        return context;
    }

    private double micros(int polls, Records records, Loop work) throws Exception {
        long spent = 0;
        long handled = 0;
        while (spent < LEAST) {
            List<List<OrderRecord>> some = polls(polls, records);
            long start = system.getProcessCpuTime();
            for (List<OrderRecord> poll : some) {
                work.handle(poll);
            }
            spent += system.getProcessCpuTime() - start;
            handled += (long) polls * POLL;
        }
        return spent / 1e3 / handled;
    }

    private List<List<OrderRecord>> polls(int count, Records records) {
        if (records == Records.SAME) {
            return Collections.nCopies(count, orders(0));
        }
        List<List<OrderRecord>> polls = new ArrayList<>(count);
        for (int poll = 0; poll < count; poll++) {
            polls.add(orders(next));
            next += POLL;
        }
        return polls;
    }

    static List<OrderRecord> orders(int first) {
        return IntStream.range(first, first + POLL).mapToObj(OrderRecord::new).toList();
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
