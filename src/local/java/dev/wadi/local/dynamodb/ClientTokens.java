package dev.wadi.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Input;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tokens of transactions that went well: for ten minutes the same token with the same call does nothing again. */
final class ClientTokens {

    private static final Duration KEPT = Duration.ofMinutes(10);

    /** In the order of their time. */
    private final Map<String, Done> tokens = new LinkedHashMap<>();

    private final Clock clock;

    ClientTokens(Clock clock) {
        this.clock = clock;
    }

    private record Done(JsonNode items, List<Write.Outcome> outcomes, Instant time) {}

    /** What that call did when it was made before. */
    Optional<List<Write.Outcome>> find(Input input) {
        forget();
        Done done = input.text("ClientRequestToken").map(tokens::get).orElse(null);
        if (done == null) {
            return Optional.empty();
        }
        if (!done.items().equals(items(input))) {
            throw AwsException.refused(
                    "IdempotentParameterMismatchException",
                    "The request token was used before for another request within the last 10 minutes");
        }
        return Optional.of(done.outcomes());
    }

    void add(Input input, List<Write.Outcome> outcomes) {
        input.text("ClientRequestToken")
                .ifPresent(token -> tokens.put(token, new Done(items(input), outcomes, clock.instant())));
    }

    private static JsonNode items(Input input) {
        return input.array("TransactItems").orElseThrow();
    }

    private void forget() {
        Instant oldest = clock.instant().minus(KEPT);
        Iterator<Done> done = tokens.values().iterator();
        while (done.hasNext() && done.next().time().isBefore(oldest)) {
            done.remove();
        }
    }
}
