package dev.wadi.bench.snapshotstatus;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.app.installation.Installation;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who works off the messages, in a process of its own.
 *
 * @param command which reads and prints what {@link MeasuredClient} does; without its last argument, the URL of the queue
 */
record Contender(String name, List<String> command) {
    private static final String SCRIPT = "unmarked_client.py";

    /** Those that are measured here; which are not, and why, is printed. */
    static List<Contender> all(Installation installation, SnapshotStatusWorld world, PrintWriter out)
            throws IOException, InterruptedException {
        List<Contender> all = new ArrayList<>();
        for (String kind : List.of("route", "loop", "unmarked")) {
            all.add(new Contender(kind, java(installation, kind)));
        }
        if (isThere("python3", "-c", "import boto3")) {
            all.add(new Contender(
                    "python",
                    List.of(
                            "python3",
                            "-c",
                            script(),
                            world.exportStateUrl(),
                            world.topicArn(),
                            world.statusTable(),
                            world.productTable())));
        } else {
            out.println("python is not measured: there is no python3 with boto3 on this machine");
        }
        return all;
    }

    List<String> command(String queueUrl) {
        return Stream.concat(command.stream(), Stream.of(queueUrl)).toList();
    }

    private static List<String> java(Installation installation, String kind) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                MeasuredClient.class.getName(),
                installation.home().toString(),
                kind);
    }

    private static boolean isThere(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectOutput(Redirect.DISCARD)
                            .redirectError(Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // no such program
        }
    }

    private static String script() throws IOException {
        try (InputStream script = Contender.class.getResourceAsStream(SCRIPT)) {
            return new String(script.readAllBytes(), UTF_8);
        }
    }
}
