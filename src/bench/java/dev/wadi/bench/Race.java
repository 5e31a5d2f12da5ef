package dev.wadi.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs contenders in turn, A B C A B C ..., after one round that is not counted, so that a machine that becomes slower becomes so for all. Ratios
 * are taken round by round.
 */
final class Race {
    private final int rounds;
    private final Runnable beforeEach;
    private final Map<String, Contender> contenders = new LinkedHashMap<>();

    private record Contender(int records, Runnable work, List<Double> speeds) {}

    Race(int rounds, Runnable beforeEach) {
        this.rounds = rounds;
        this.beforeEach = beforeEach;
    }

    Race with(String name, int records, Runnable work) {
        contenders.put(name, new Contender(records, work, new ArrayList<>()));
        return this;
    }

    void run() {
        for (int round = 0; round <= rounds; round++) {
            for (Contender contender : contenders.values()) {
                beforeEach.run();
                long start = System.nanoTime();
                contender.work().run();
                double seconds = (System.nanoTime() - start) / 1e9;
                if (round > 0) {
                    contender.speeds().add(contender.records() / seconds);
                }
            }
        }
    }

    /** Median over the rounds of how much faster the first is than the second. */
    double ratio(String first, String second) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            ratios.add(contenders.get(first).speeds().get(round)
                    / contenders.get(second).speeds().get(round));
        }
        return median(ratios);
    }

    void print(PrintWriter out) {
        contenders.forEach((name, contender) -> out.printf(
                "%-18s %,10.0f records/s  (%,.0f to %,.0f)%n",
                name,
                median(contender.speeds()),
                Collections.min(contender.speeds()),
                Collections.max(contender.speeds())));
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
