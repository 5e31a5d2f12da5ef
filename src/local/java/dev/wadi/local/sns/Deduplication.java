package dev.wadi.local.sns;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a FIFO topic remembers: the ids of the messages of the last five minutes, and how many there were at all. */
final class Deduplication {

    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final Clock clock;
    private final Map<String, Remembered> recent = new LinkedHashMap<>();
    private long count;

    Deduplication(Clock clock) {
        this.clock = clock;
    }

    private record Remembered(PublishedMessage publication, Instant until) {}

    /** The message that had this key within the last five minutes. */
    Optional<PublishedMessage> find(String key) {
        Instant now = clock.instant();
        recent.values().removeIf(remembered -> !remembered.until().isAfter(now));
        return Optional.ofNullable(recent.get(key)).map(Remembered::publication);
    }

    void remember(String key, PublishedMessage publication) {
        recent.put(key, new Remembered(publication, clock.instant().plus(WINDOW)));
    }

    /** Twenty digits, as AWS has them; larger for each message. */
    String nextSequenceNumber() {
        return "1" + String.format(Locale.ROOT, "%019d", ++count);
    }
}
