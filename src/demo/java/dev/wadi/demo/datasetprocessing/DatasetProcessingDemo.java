package dev.wadi.demo.datasetprocessing;

import static dev.wadi.demo.datasetprocessing.DatasetProcessingSample.NAME;
import static dev.wadi.demo.datasetprocessing.DatasetProcessingSample.REPLY_QUEUE;

import dev.wadi.demo.sample.DeadLetterCount;
import dev.wadi.demo.sample.DemoResult;
import dev.wadi.demo.sample.Expectations;
import dev.wadi.demo.sample.OutcomeCount;
import dev.wadi.demo.sample.PipelineDemo;
import dev.wadi.demo.world.PipelineWorld;
import dev.wadi.demo.world.QueueTail;
import dev.wadi.demo.world.SourceFeed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.CamelContext;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Some statistics of a made-up city, and two events that nobody can use. One document is shown as a table, and plotted. */
final class DatasetProcessingDemo implements PipelineDemo {
    private static final String POPULATION = "befolkning-etter-kjonn-og-alder";
    private static final String PLOTTED = "population";

    /**
     * An event.
     *
     * @param fate {@code answered}, or the reason why it is not
     */
    private record Statistic(String name, String function, String type, String input, String fate) {
        private static final String ANSWERED = "answered";

        boolean isAnswered() {
            return fate.equals(ANSWERED);
        }

        String event() {
            return DatasetProcessingSample.event(
                    name, function, type, Map.entry(input, "statistics/" + input + "/"), "%stage%/" + name + "/");
        }

        String output() {
            return "intermediate/" + name + "/make/";
        }
    }

    private static final List<Statistic> STATISTICS = List.of(
            new Statistic(PLOTTED, "folkemengde", "historisk", POPULATION, Statistic.ANSWERED),
            new Statistic("key-numbers", "folkemengde", "nokkeltall", POPULATION, Statistic.ANSWERED),
            new Statistic("ages", "alder-distribusjon-status", "status", POPULATION, Statistic.ANSWERED),
            new Statistic("crowded", "levekar-trangbodde", "status", "trangbodde", Statistic.ANSWERED),
            new Statistic("crowded-years", "levekar-trangbodde", "historisk", "trangbodde", Statistic.ANSWERED),
            new Statistic("death-rates", "levekaar-dodsrate", "status", "dodsrater", Statistic.ANSWERED),
            new Statistic("unknown-type", "levekar-trangbodde", "monthly", "trangbodde", "type_unsupported"),
            new Statistic("no-such-input", "levekar-trangbodde", "status", "dodsrater", "input_missing"));

    private PipelineWorld world;

    @Override
    public void prepare(PipelineWorld made) {
        world = made;
        MadeUpCity.files()
                .forEach((dataset, csv) -> DatasetProcessingSample.put(
                        world, "statistics/" + dataset + "/edition=1/" + dataset + ".csv", csv));
    }

    @Override
    public void feed(CamelContext context) {
        SourceFeed.send(
                world.clients().sqs(),
                world.source(NAME),
                STATISTICS.stream().map(Statistic::event).toList());
    }

    @Override
    public int total() {
        return STATISTICS.size();
    }

    @Override
    public DemoResult result(CamelContext context) {
        Map<String, Integer> letters = DeadLetterCount.byReason(world, NAME);
        List<String> documents = DatasetProcessingSample.objects(world, "intermediate/").stream()
                .map(S3Object::key)
                .toList();
        int answers = new QueueTail(world, world.value(REPLY_QUEUE)).all().size();
        int answered = (int) STATISTICS.stream().filter(Statistic::isAnswered).count();
        Expectations expected = new Expectations();
        expected.check("documents", answered * (MadeUpCity.DISTRICTS.size() + 1), documents.size());
        expected.check("answers", answered, answers);
        expected.check("dead letters by reason", Map.of("type_unsupported", 1, "input_missing", 1), letters);
        List<String> notes = new ArrayList<>();
        notes.add("S3            " + documents.size() + " documents, answers on the reply queue " + answers);
        notes.add("dead letters  " + letters);
        notes.addAll(shown(STATISTICS.get(0).output() + "00.json", documents, expected));
        return new DemoResult(
                NAME,
                total(),
                OutcomeCount.of(context, NAME).getOrDefault(Statistic.ANSWERED, 0),
                0,
                letters.values().stream().mapToInt(Integer::intValue).sum(),
                "S3 bucket " + world.value("BUCKET_NAME"),
                notes,
                expected.problems());
    }

    /** The city's document, and where its plot is. */
    private List<String> shown(String key, List<String> documents, Expectations expected) {
        expected.check("the document of the city", true, documents.contains(key));
        List<String> lines = new ArrayList<>();
        if (!documents.contains(key)) {
            return lines;
        }
        PopulationPlot plot = PopulationPlot.of(QueueTail.read(DatasetProcessingSample.text(world, key)));
        lines.addAll(plot.table());
        lines.set(
                0,
                String.format(Locale.ROOT, "%-14s", "inhabitants")
                        + lines.get(0).substring(14));
        try {
            Path file = Files.createTempDirectory("wadi-demo-").resolve(PLOTTED + ".svg");
            Files.writeString(file, plot.svg());
            lines.add("plot          " + file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }
}
