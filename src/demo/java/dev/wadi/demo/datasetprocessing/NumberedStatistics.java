package dev.wadi.demo.datasetprocessing;

import static dev.wadi.demo.datasetprocessing.DatasetProcessingSample.NAME;
import static dev.wadi.demo.datasetprocessing.DatasetProcessingSample.REPLY_QUEUE;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.demo.sample.NumberedInputs;
import dev.wadi.demo.world.PipelineWorld;
import dev.wadi.demo.world.QueueTail;
import dev.wadi.demo.world.QueueTail.TakenMessage;
import dev.wadi.pipelines.datasetprocessing.definition.Datasets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Each number is an event about a file of its own. Its effect is its answer, behind which all its documents are there, byte for byte as they are made in memory. The reply queue may repeat an
 * answer under the same {@code id}: another one counts as another effect.
 */
final class NumberedStatistics implements NumberedInputs {
    /** Ten calls to S3 and SQS, where the records of other pipelines share theirs. */
    private static final int COST = 10;

    private static final String OUTPUT = "intermediate/numbered/";
    private static final Pattern NUMBER = Pattern.compile(OUTPUT + "(\\d+)/make/.*");

    private final PipelineWorld world;
    private final Datasets datasets;
    private final QueueTail answers;
    private final LocalDate firstDay = today();

    NumberedStatistics(PipelineWorld world) {
        this.world = world;
        datasets = Datasets.load(world.config(NAME), "the folder");
        answers = new QueueTail(world, world.value(REPLY_QUEUE));
    }

    @Override
    public int cost() {
        return COST;
    }

    @Override
    public void expect(int from, int to) {
        for (int number = from; number <= to; number++) {
            DatasetProcessingSample.put(world, input(number) + "a.csv", csv(number));
        }
    }

    @Override
    public String input(int number, String moreFields) {
        String event = DatasetProcessingSample.event(
                "numbered-" + number,
                "levekar-trangbodde",
                "status",
                Map.entry("trangbodde", input(number)),
                "%stage%/numbered/" + number + "/");
        return event.substring(0, event.length() - 1) + moreFields + "}";
    }

    private static String input(int number) {
        return "numbered/" + number + "/";
    }

    private static String csv(int number) {
        return """
            aar;delbydel_id;delbydel_navn;bydel_id;bydel_navn;antall_som_bor_trangt;andel_som_bor_trangt
            2020;0101;Fjordsiden 1;01;Fjordsiden;%1$s;5.0
            2020;;;01;Fjordsiden;%1$s;7.5
            2020;;;02;Granlia;%1$s;2.5
            2020;;;00;Oslo i alt;%1$s;6.0
            """.formatted(Integer.toString(number));
    }

    /** Answers are taken before documents are listed: behind an answer they must be there. */
    @Override
    public Map<Integer, Integer> effects(int inputs) {
        Map<Integer, List<TakenMessage>> answered =
                answers.messages().stream().collect(groupingBy(answer -> number(output(answer.body()))));
        Map<Integer, Map<String, String>> written = DatasetProcessingSample.objects(world, OUTPUT).stream()
                .collect(groupingBy(
                        object -> number(object.key()), toMap(S3Object::key, NumberedStatistics::tag)));
        Map<Integer, Integer> effects = new HashMap<>();
        answered.forEach((number, taken) -> {
            requireOneRun(number, taken, written.getOrDefault(number, Map.of()));
            effects.put(number, (int) ids(taken));
        });
        return effects;
    }

    /** The answers that came again: an event that is delivered once more is processed once more. */
    @Override
    public OptionalInt repeats() {
        List<TakenMessage> all = answers.messages();
        return OptionalInt.of((int) (all.size() - ids(all)));
    }

    private static long ids(List<TakenMessage> some) {
        return some.stream()
                .map(answer -> answer.attributes().get("id"))
                .distinct()
                .count();
    }

    private static String output(JsonNode answer) {
        return answer.get("s3_input_prefixes").elements().next().textValue();
    }

    private static int number(String output) {
        Matcher number = NUMBER.matcher(output);
        if (!number.matches()) {
            throw new AssertionError("no event asks for " + output);
        }
        return Integer.parseInt(number.group(1));
    }

    private static String tag(S3Object object) {
        return object.eTag().replace("\"", "");
    }

    private void requireOneRun(int number, List<TakenMessage> taken, Map<String, String> written) {
        Set<String> texts = taken.stream().map(answer -> answer.body().toString()).collect(toSet());
        // each document has the day on which it was written
        Set<ExpectedStatistic> possible = Stream.of(firstDay, today())
                .distinct()
                .map(day -> ExpectedStatistic.of(datasets, input(number, ""), csv(number), day))
                .collect(toSet());
        if (possible.stream().noneMatch(one -> texts.equals(Set.of(one.answer())) && written.equals(one.tags()))) {
            throw new AssertionError("event " + number + " is answered by " + texts + " with the documents " + written
                    + " instead of " + possible);
        }
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
