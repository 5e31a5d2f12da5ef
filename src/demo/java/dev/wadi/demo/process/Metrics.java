package dev.wadi.demo.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a process shows on its management port, in Prometheus' form. */
public record Metrics(String text) {
    public static final Metrics NONE = new Metrics("");
    private static final Duration LONGEST = Duration.ofSeconds(30);
    /** One for all: each has a thread and files of its own, until it is collected. */
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final Pattern VALUE = Pattern.compile("} ([0-9.E+]+)$");
    private static final String RECORDS = "wadi_records_total{";

    /** Empty where it does not answer, or not yet. */
    static Optional<Metrics> of(URI management) {
        HttpRequest request = HttpRequest.newBuilder(management.resolve("observe/metrics"))
                .timeout(LONGEST)
                .build();
        try {
            return Optional.of(
                    new Metrics(HTTP.send(request, BodyHandlers.ofString()).body()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Records of a pipeline that ended so far, with whatever outcome. */
    public long records(String pipeline) {
        return sum(pipeline, "outcome=\"");
    }

    public long records(String pipeline, String outcome) {
        return sum(pipeline, "outcome=\"" + outcome + "\"");
    }

    private long sum(String pipeline, String label) {
        return (long) lines().filter(line -> line.startsWith(RECORDS)
                        && line.contains("pipeline=\"" + pipeline + "\"")
                        && line.contains(label))
                .mapToDouble(Metrics::value)
                .sum();
    }

    /** The sum of all series of this name; 0 where there is none. */
    public long total(String name) {
        return (long) lines().filter(line -> line.startsWith(name + "{"))
                .mapToDouble(Metrics::value)
                .sum();
    }

    /** Whether there is a series with these texts in its name and labels. */
    public boolean has(String... texts) {
        return lines().anyMatch(line -> Stream.of(texts).allMatch(line::contains));
    }

    private Stream<String> lines() {
        return text.lines();
    }

    private static double value(String line) {
        Matcher value = VALUE.matcher(line);
        return value.find() ? Double.parseDouble(value.group(1)) : 0;
    }
}
