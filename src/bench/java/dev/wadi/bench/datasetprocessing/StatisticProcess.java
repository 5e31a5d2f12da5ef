package dev.wadi.bench.datasetprocessing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A {@link StatisticProgram} in processes of its own, each cold.
 *
 * @param datasets the folder with the data set files
 */
record StatisticProcess(Path datasets) {

    /**
     * Seconds that a run takes, from the start of the process to its end.
     *
     * @param subDistricts in each district of the file
     * @param heap its limit, as {@code java -Xmx} has it
     * @param out where the process tells what it took
     */
    double seconds(int subDistricts, String heap, PrintWriter out) throws IOException, InterruptedException {
        Path file = Files.createTempFile("people", ".csv");
        try {
            try (OutputStream csv = Files.newOutputStream(file)) {
                PopulationFile.write(csv, subDistricts);
            }
            long start = System.nanoTime();
            Process process = new ProcessBuilder(command(heap, file))
                    .redirectError(Redirect.INHERIT)
                    .start();
            try (BufferedReader told = process.inputReader(StandardCharsets.UTF_8)) {
                told.lines().forEach(line -> out.println("  " + line));
            }
            int exitCode = process.waitFor();
            double seconds = (System.nanoTime() - start) / 1e9;
            if (exitCode != 0) {
                throw new IllegalStateException("the process ended with " + exitCode);
            }
            return seconds;
        } finally {
            Files.delete(file);
        }
    }

    private List<String> command(String heap, Path file) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                // as bin/wadi starts commands that end soon
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                StatisticProgram.class.getName(),
                datasets.toString(),
                file.toString());
    }
}
