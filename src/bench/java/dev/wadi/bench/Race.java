package dev.wadi.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs contenders in turn and each second round in the other order, A B C C B A ..., after two rounds that are not counted, so that a machine that becomes slower,
 * or a JVM that becomes faster, becomes so for all. Ratios are taken round by round.
 */
public final class Race {
    private static final int NOT_COUNTED = 2;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final int rounds;
    private final Runnable beforeEach;
    private final Map<String, Contender> contenders = new LinkedHashMap<>();

    /** Work that knows which part of it counts. */
    public interface TimedWork {
        Duration run() throws Exception;
    }

    /** @param processor microseconds of it for each record, of the whole process */
    private record Contender(int records, TimedWork work, List<Double> speeds, List<Double> processor) {}

    public Race(int rounds, Runnable beforeEach) {
        this.rounds = rounds;
        this.beforeEach = beforeEach;
    }

    public Race with(String name, int records, Runnable work) {
        return withTimed(name, records, () -> {
            long start = System.nanoTime();
            work.run();
            return Duration.ofNanos(System.nanoTime() - start);
        });
    }

    public Race withTimed(String name, int records, TimedWork work) {
        contenders.put(name, new Contender(records, work, new ArrayList<>(), new ArrayList<>()));
        return this;
    }

    public void run() throws Exception {
        List<Contender> order = new ArrayList<>(contenders.values());
        for (int round = 0; round < NOT_COUNTED + rounds; round++) {
            for (Contender contender : order) {
                beforeEach.run();
                long processor = system.getProcessCpuTime();
                Duration taken = contender.work().run();
                if (round >= NOT_COUNTED) {
                    contender.speeds().add(contender.records() / (taken.toNanos() / 1e9));
                    contender.processor().add((system.getProcessCpuTime() - processor) / 1e3 / contender.records());
                }
            }
            Collections.reverse(order);
        }
    }

    /** One line for each contender. */
    public void print(PrintWriter out) {
        contenders.forEach((name, contender) -> {
            Spread speeds = Spread.of(contender.speeds());
            out.printf(
                    Locale.ROOT,
                    "%-18s %,10.0f records/s  (%,.0f to %,.0f)%n",
                    name,
                    speeds.median(),
                    speeds.lowest(),
                    speeds.highest());
        });
        out.flush();
    }

    /** How much faster the first is than the second: the median over the rounds. */
    public void printRatio(PrintWriter out, String first, String second) {
        printRatio(
                out,
                first + " / " + second,
                contenders.get(first).speeds(),
                contenders.get(second).speeds());
    }

    /**
     * Processor time of a record, of the whole process with its servers, compiler and garbage collector, and how many times that of the second the first needs. Hardly
     * changes with what else the machine does.
     */
    public void printProcessorTime(PrintWriter out, String first, String second) {
        contenders.forEach((name, contender) -> out.printf(
                "%-18s %s us of processor time%n",
                name, Spread.of(contender.processor()).text("%,.1f", 10)));
        printRatio(
                out,
                "time of " + first + " / " + second,
                contenders.get(first).processor(),
                contenders.get(second).processor());
    }

    private void printRatio(PrintWriter out, String what, List<Double> first, List<Double> second) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            ratios.add(first.get(round) / second.get(round));
        }
        out.printf("%-28s %s%n", what, Spread.of(ratios).text("%.2f", 4));
        out.flush();
    }
}
