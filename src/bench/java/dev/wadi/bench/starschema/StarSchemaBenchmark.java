package dev.wadi.bench.starschema;

import dev.wadi.bench.Spread;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Processor time of an object of a million sales orders, from JSON Lines to Parquet, against a program that was written for this table, and against DuckDB: each a process of its own with a heap of
 * {@value #HEAP}, in turn. Then an object ten times as large in the same heap.
 */
public final class StarSchemaBenchmark {
    private static final int ROWS = 1_000_000;
    private static final int TIMES = 10;
    private static final int RUNS = 5;
    private static final String HEAP = "512m";

    private final Path mapping;
    private final PrintWriter out;

    public StarSchemaBenchmark(Path mapping, PrintWriter out) {
        this.mapping = mapping;
        this.out = out;
    }

    public void run() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("star-schema-bench-");
        Path object = folder.resolve("object.jsonl");
        try {
            SalesOrderFile.write(object, ROWS);
            out.printf(Locale.ROOT, "%,d rows, %.0f MB, -Xmx%s%n", ROWS, Files.size(object) / 1e6, HEAP);
            compare(object, folder);
            SalesOrderFile.write(object, TIMES * ROWS);
            double large = seconds(ConversionProgram.class, TIMES * ROWS, object, folder);
            out.printf(Locale.ROOT, "%-46s %5.1f s%n", "star-schema, " + TIMES + " times as many rows", large);
            out.flush();
        } finally {
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private void compare(Path object, Path folder) throws IOException, InterruptedException {
        Map<Class<?>, List<Double>> taken = new LinkedHashMap<>();
        for (int run = 0; run < RUNS; run++) {
            for (Class<?> program :
                    List.of(ConversionProgram.class, HandWrittenProgram.class, DuckDbProgram.class)) {
                taken.computeIfAbsent(program, one -> new ArrayList<>())
                        .add(seconds(program, ROWS, object, folder));
            }
        }
        taken.forEach((program, seconds) -> out.printf(
                "%-46s %s s%n", program.getSimpleName(), Spread.of(seconds).text("%,.1f", 5)));
        out.printf(
                Locale.ROOT,
                "%-46s %5.2f%n",
                "ratio of star-schema to the program",
                median(taken.get(ConversionProgram.class)) / median(taken.get(HandWrittenProgram.class)));
        out.flush();
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private double seconds(Class<?> program, int rows, Path object, Path folder)
            throws IOException, InterruptedException {
        for (String old : List.of("orders.parquet", "duck.parquet", "fact_sales_order.parquet")) {
            Files.deleteIfExists(folder.resolve(old));
        }
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + HEAP,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName(),
                        object.toString(),
                        folder.toString(),
                        mapping.toString())
                .redirectError(Redirect.DISCARD)
                .start();
        String told;
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            told = output.readLine();
        }
        int exitCode = process.waitFor();
        if (exitCode != 0 || told == null || !told.startsWith(rows + " ")) {
            throw new IllegalStateException(program.getSimpleName() + " ended with " + exitCode + " and " + told);
        }
        return Long.parseLong(told.substring(told.indexOf(' ') + 1)) / 1e9;
    }
}
