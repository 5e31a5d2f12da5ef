package dev.wadi.scenario.environment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.delivery.deadletter.DeadLetterReader;
import dev.wadi.scenario.comparison.Differences;
import dev.wadi.scenario.format.ScenarioNode;
import dev.wadi.scenario.report.ObservedDeadLetter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.model.Message;

/** {@code expected.dlq}: the dead letters, as a set; one may be there more than once. */
final class DeadLetterFixture implements ScenarioFixture {
    static final String QUEUE = "dead-letters";

    private final Optional<List<ObservedDeadLetter>> expected;
    private Optional<Inbox> queue = Optional.empty();

    DeadLetterFixture(ScenarioNode scenario) {
        expected = scenario.required("expected").member("dlq").map(list -> list.items().stream()
                .map(ObservedDeadLetter::expected)
                .toList());
    }

    @Override
    public Map<String, String> setUp(ScenarioEnvironment world) {
        Inbox opened = Inbox.open(world, QUEUE);
        queue = Optional.of(opened);
        return Map.of(setting(world.pipeline()), opened.url());
    }

    @Override
    public Map<String, String> writesTo(String pipeline) {
        return Map.of(setting(pipeline), "queue");
    }

    private static String setting(String pipeline) {
        return pipeline + ".dead-letter-queue";
    }

    @Override
    public Map<String, Expectation> expectations() {
        return expected.<Map<String, Expectation>>map(
                        letters -> Map.of("dlq", (application, differences) -> compare(letters, differences)))
                .orElse(Map.of());
    }

    private void compare(List<ObservedDeadLetter> wanted, Differences differences) {
        List<ObservedDeadLetter> there = letters();
        List<ObservedDeadLetter> missing = new ArrayList<>(wanted);
        missing.removeIf(letter -> there.stream().anyMatch(letter::matches));
        List<ObservedDeadLetter> unexpected = new ArrayList<>(there);
        unexpected.removeIf(letter -> wanted.stream().anyMatch(one -> one.matches(letter)));
        for (ObservedDeadLetter letter : missing) {
            Optional<ObservedDeadLetter> other =
                    unexpected.stream().filter(letter::isOfSameSource).findFirst();
            other.ifPresentOrElse(
                    found -> letter.compare(found, differences),
                    () -> differences.add("dlq", letter.toString(), Differences.NONE));
            other.ifPresent(unexpected::remove);
        }
        unexpected.forEach(letter -> differences.add("dlq", Differences.NONE, letter.toString()));
    }

    @Override
    public List<ObservedDeadLetter> letters() {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> taken = new ArrayList<>();
        try {
            for (Message message : queue.map(Inbox::takeAll).orElse(List.of())) {
                taken.add(json.readTree(message.body()));
            }
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a dead letter is not JSON", e);
        }
        return DeadLetterReader.read(taken).stream()
                .map(ObservedDeadLetter::actual)
                .toList();
    }

    @Override
    public void close() {
        queue.ifPresent(Inbox::close);
    }
}
