package dev.wadi.bench.datasetprocessing;

import dev.wadi.bench.Spread;
import dev.wadi.pipelines.datasetprocessing.DatasetEvent;
import dev.wadi.pipelines.datasetprocessing.DatasetProcessing;
import dev.wadi.pipelines.datasetprocessing.DatasetResult;
import dev.wadi.pipelines.datasetprocessing.Explanation;
import dev.wadi.pipelines.datasetprocessing.definition.Datasets;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The three statistics that read the file of all people, from event to documents, against the bare parsing of that file; then one of them as a cold process, also with a file ten times as
 * large in a heap of {@value #LARGE_HEAP}.
 */
public final class DatasetProcessingBenchmark {
    private static final List<String> DEVELOPMENT = List.of(
            PopulationFile.DATASET,
            "dode",
            "fodte",
            "flytting-til-etter-alder",
            "flytting-fra-etter-alder",
            "befolkningsframskrivninger");

    private static final int COLD_RUNS = 5;
    private static final int TIMES = 10;
    private static final String HEAP = "1g";
    private static final String LARGE_HEAP = "512m";

    private final Path datasets;
    private final DatasetProcessing processing;
    private final PrintWriter out;

    /** @param datasets the folder with the data set files */
    public DatasetProcessingBenchmark(Path datasets, PrintWriter out) {
        this.datasets = datasets;
        this.processing = new DatasetProcessing(Datasets.load(datasets, "the folder"), Clock.systemUTC());
        this.out = out;
    }

    public void run() throws Exception {
        warm();
        cold();
    }

    private void cold() throws Exception {
        StatisticProcess process = new StatisticProcess(datasets);
        out.println("folkemengde historisk as a process of its own");
        List<Double> seconds = new ArrayList<>();
        for (int run = 0; run < COLD_RUNS; run++) {
            seconds.add(process.seconds(PopulationFile.SUB_DISTRICTS, HEAP, out));
        }
        out.printf("%-46s %s s%n", "from start to end", Spread.of(seconds).text("%,.1f", 5));
        out.flush();
        double large = process.seconds(TIMES * PopulationFile.SUB_DISTRICTS, LARGE_HEAP, out);
        out.printf(Locale.ROOT, "%-46s %5.1f s%n", "the file " + TIMES + " times as large, -Xmx" + LARGE_HEAP, large);
        out.flush();
    }

    private void warm() throws Exception {
        byte[] file = PopulationFile.bytes(PopulationFile.SUB_DISTRICTS);
        SampleObjects objects =
                new SampleObjects().with(PopulationFile.DATASET, file).withMoves();
        out.printf(
                Locale.ROOT,
                "A file of %.1f MB, processor time of one run: median (lowest to highest)%n",
                file.length / 1e6);
        out.flush();
        ProcessorTime time = new ProcessorTime()
                .with("bytes by hand", () -> BareParsing.bytes(file))
                .with("FastCSV, cells in its buffer", () -> BareParsing.callbacks(file))
                .with("FastCSV, a string for each cell", () -> BareParsing.records(file))
                .with("the table that is read, a sum of each row", () -> BareParsing.table(file))
                .with(
                        "folkemengde historisk",
                        () -> documents("folkemengde", "historisk", List.of(PopulationFile.DATASET), objects))
                .with(
                        "alder_distribusjon_status",
                        () -> documents(
                                "alder_distribusjon_status", "status", List.of(PopulationFile.DATASET), objects))
                .with(
                        "befolkningsutvkl_forv_utvkl historisk",
                        () -> documents("befolkningsutvkl_forv_utvkl", "historisk", DEVELOPMENT, objects));
        time.run();
        time.print(out);
    }

    private long documents(String function, String type, List<String> inputs, SampleObjects objects) throws Exception {
        DatasetEvent event = SampleObjects.event(function, type, inputs);
        DatasetResult result = processing.process(event, objects, Explanation.NONE);
        return result.documents().values().stream()
                .mapToLong(json -> json.length)
                .sum();
    }
}
