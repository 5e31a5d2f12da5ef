package dev.wadi.bench.datasetprocessing;

import dev.wadi.pipelines.datasetprocessing.DatasetEvent;
import dev.wadi.pipelines.datasetprocessing.DatasetProcessing;
import dev.wadi.pipelines.datasetprocessing.DatasetResult;
import dev.wadi.pipelines.datasetprocessing.Explanation;
import dev.wadi.pipelines.datasetprocessing.StoredObjects;
import dev.wadi.pipelines.datasetprocessing.definition.Datasets;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** {@code folkemengde historisk} of a file ten times as large, as a program: with {@code java -Xmx}N it shows whether a heap of that size is enough. */
public final class LargeFileRun {
    private static final int TIMES = 10;

    private LargeFileRun() {}

    /** @param args the folder with the data set files */
    public static void main(String[] args) throws Exception {
        Path file = Files.createTempFile("population", ".csv");
        try {
            try (OutputStream csv = Files.newOutputStream(file)) {
                PopulationFile.write(csv, TIMES * PopulationFile.SUB_DISTRICTS);
            }
            DatasetProcessing processing =
                    new DatasetProcessing(Datasets.load(Path.of(args[0]), "the folder"), Clock.systemUTC());
            DatasetEvent event = SampleObjects.event("folkemengde", "historisk", List.of(PopulationFile.DATASET));
            DatasetResult result = processing.process(event, new OneFile(file), Explanation.NONE);
            System.out.printf(
                    "%,d bytes read, %d documents, heap at most %,d MB%n",
                    Files.size(file),
                    result.documents().size(),
                    Runtime.getRuntime().maxMemory() >> 20);
        } finally {
            Files.delete(file);
        }
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
