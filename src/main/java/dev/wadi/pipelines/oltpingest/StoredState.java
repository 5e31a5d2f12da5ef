package dev.wadi.pipelines.oltpingest;

import java.time.DateTimeException;
import java.util.Optional;

/**
 * What the two parameters of a table say; each may be missing.
 *
 * @param isUsual whether they are written as this pipeline writes them
 */
public record StoredState(Optional<Watermark> timestamp, Optional<Long> id, boolean isUsual) {
    public static final StoredState EMPTY = new StoredState(Optional.empty(), Optional.empty());

    public StoredState(Optional<Watermark> timestamp, Optional<Long> id) {
        this(timestamp, id, true);
    }

    /**
     * Reads what they hold.
     *
     * @param timestampName for the message, as {@code idName}
     * @throws IngestException if one of them cannot be read: nothing is guessed, and nothing begins anew
     */
    public static StoredState parse(
            String timestampName, Optional<String> timestamp, String idName, Optional<String> id) {
        Optional<Watermark> time = timestamp.map(text -> {
            try {
                return Watermark.parse(text);
            } catch (DateTimeException e) {
                throw unreadable(timestampName, text, "a time such as 2026-11-03T08:15:00.001000", e);
            }
        });
        Optional<Long> number = id.map(text -> {
            try {
                long found = Long.parseLong(text.strip());
                if (found < 0) {
                    throw new NumberFormatException("below 0");
                }
                return found;
            } catch (NumberFormatException e) {
                throw unreadable(idName, text, "a number such as 7", e);
            }
        });
        return new StoredState(
                time,
                number,
                timestamp.equals(time.map(Watermark::parameter)) && id.equals(number.map(String::valueOf)));
    }

    private static IngestException unreadable(String name, String text, String wanted, RuntimeException cause) {
        return new IngestException(
                "parameter-unreadable",
                "the parameter " + name + " holds '" + (text.length() > 60 ? text.substring(0, 60) + "..." : text)
                        + "', which is not " + wanted + ". Correct it, or delete it: then it is taken from the newest"
                        + " object",
                cause);
    }
}
