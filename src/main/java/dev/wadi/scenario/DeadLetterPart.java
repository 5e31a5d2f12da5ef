package dev.wadi.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.deadletter.DeadLetterReader;
import dev.wadi.runtime.WadiApplication;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.model.Message;

/** {@code expected.dlq}: the dead letters, as a set; one may be there more than once. */
final class DeadLetterPart implements WorldPart {
    static final String QUEUE = "dead-letters";

    private final Optional<List<Letter>> expected;
    private Optional<Inbox> queue = Optional.empty();

    DeadLetterPart(Element scenario) {
        expected = scenario.required("expected")
                .member("dlq")
                .map(list -> list.items().stream().map(Letter::expected).toList());
    }

    @Override
    public Map<String, String> setUp(World world) {
        Inbox opened = Inbox.open(world, QUEUE);
        queue = Optional.of(opened);
        return Map.of(world.pipeline() + ".dead-letter-queue", opened.url());
    }

    @Override
    public Map<String, Expectation> expectations() {
        return expected.<Map<String, Expectation>>map(
                        letters -> Map.of("dlq", (application, differences) -> compare(letters, differences)))
                .orElse(Map.of());
    }

    private void compare(List<Letter> wanted, Differences differences) throws JsonProcessingException {
        List<Letter> there = letters(queue.orElseThrow());
        List<Letter> missing = new ArrayList<>(wanted);
        missing.removeIf(letter -> there.stream().anyMatch(letter::matches));
        List<Letter> unexpected = new ArrayList<>(there);
        unexpected.removeIf(letter -> wanted.stream().anyMatch(one -> one.matches(letter)));
        for (Letter letter : missing) {
            Optional<Letter> other =
                    unexpected.stream().filter(letter::isOfSameSource).findFirst();
            other.ifPresentOrElse(
                    found -> letter.compare(found, differences),
                    () -> differences.add("dlq", letter.toString(), Differences.NONE));
            other.ifPresent(unexpected::remove);
        }
        unexpected.forEach(letter -> differences.add("dlq", Differences.NONE, letter.toString()));
    }

    private static List<Letter> letters(Inbox queue) throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> taken = new ArrayList<>();
        for (Message message : queue.takeAll()) {
            taken.add(json.readTree(message.body()));
        }
        return DeadLetterReader.read(taken).stream().map(Letter::actual).toList();
    }

    @Override
    public void show(WadiApplication application, Written written) throws JsonProcessingException {
        if (queue.isPresent()) {
            letters(queue.get()).forEach(written::add);
        }
    }

    @Override
    public void close() {
        queue.ifPresent(Inbox::close);
    }
}
