package dev.wadi.bench.datasetprocessing;

import com.sun.management.OperatingSystemMXBean;
import dev.wadi.pipelines.datasetprocessing.DatasetEvent;
import dev.wadi.pipelines.datasetprocessing.DatasetProcessing;
import dev.wadi.pipelines.datasetprocessing.DatasetResult;
import dev.wadi.pipelines.datasetprocessing.Explanation;
import dev.wadi.pipelines.datasetprocessing.StoredObjects;
import dev.wadi.pipelines.datasetprocessing.definition.Datasets;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/** {@code folkemengde historisk} of a file with the people of a city, once, as a program; it prints what that took. */
public final class StatisticProgram {
    private static final int MIB = 1 << 20;

    private StatisticProgram() {}

    /** @param args the folder with the data set files; the file */
    public static void main(String[] args) throws Exception {
        DatasetProcessing processing =
                new DatasetProcessing(Datasets.load(Path.of(args[0]), "the folder"), Clock.systemUTC());
        DatasetEvent event = SampleObjects.event("folkemengde", "historisk", List.of(PopulationFile.DATASET));
        DatasetResult result = processing.process(event, new OneFile(Path.of(args[1])), Explanation.NONE);
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        System.out.printf(
                Locale.ROOT,
                "%d documents, %.1f s of processor time, %d MiB of the heap in use at most, which may have %d%n",
                result.documents().size(),
                system.getProcessCpuTime() / 1e9,
                heapInUse() / MIB,
                Runtime.getRuntime().maxMemory() / MIB);
    }

    /** The most of each of its parts, garbage included. */
    private static long heapInUse() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(part -> part.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(peak -> peak.getUsed())
                .sum();
    }

    private record OneFile(Path file) implements StoredObjects {

        @Override
        public List<String> keys(String prefix) {
            return List.of(file.toString());
        }

        @Override
        public InputStream open(String key) throws IOException {
            return Files.newInputStream(file);
        }
    }
}
