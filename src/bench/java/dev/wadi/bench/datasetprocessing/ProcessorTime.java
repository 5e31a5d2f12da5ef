package dev.wadi.bench.datasetprocessing;

import com.sun.management.OperatingSystemMXBean;
import dev.wadi.bench.Spread;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Processor time of the whole process, compiler and garbage collector included, of pieces of work that run in turn; the first rounds are not counted. */
final class ProcessorTime {
    private static final int NOT_COUNTED = 4;
    private static final int ROUNDS = 9;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final Map<String, Work> works = new LinkedHashMap<>();
    private final Map<String, List<Double>> milliseconds = new LinkedHashMap<>();

    /** What is measured; its result is used, so that the compiler cannot leave it out. */
    interface Work {
        long run() throws Exception;
    }

    ProcessorTime with(String name, Work work) {
        works.put(name, work);
        milliseconds.put(name, new ArrayList<>());
        return this;
    }

    void run() throws Exception {
        long result = 0;
        for (int round = 0; round < NOT_COUNTED + ROUNDS; round++) {
            for (Map.Entry<String, Work> work : works.entrySet()) {
                long start = system.getProcessCpuTime();
                result += work.getValue().run();
                double taken = (system.getProcessCpuTime() - start) / 1e6;
                if (round >= NOT_COUNTED) {
                    milliseconds.get(work.getKey()).add(taken);
                }
            }
        }
        if (result == 0) {
            throw new IllegalStateException("nothing was done");
        }
    }

    /** Median, and in brackets lowest and highest. */
    void print(PrintWriter out) {
        milliseconds.forEach((name, values) ->
                out.printf("%-46s %s ms%n", name, Spread.of(values).text("%,.0f", 5)));
        out.flush();
    }
}
