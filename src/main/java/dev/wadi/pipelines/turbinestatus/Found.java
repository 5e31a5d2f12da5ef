package dev.wadi.pipelines.turbinestatus;

import dev.wadi.delivery.RefusedException;
import java.util.Optional;

/** What was read, or why it cannot be. Kept for a poll, so that a row is read once however many records need it. */
record Found<T>(T row, RefusedException corrupt) {

    interface Reader<T> {
        T read() throws RefusedException;
    }

    static <T> Found<T> reading(Reader<T> reader) {
        try {
            return new Found<>(reader.read(), null);
        } catch (RefusedException corrupt) {
            return new Found<>(null, corrupt);
        }
    }

    /** Empty where it cannot be read. */
    Optional<T> ifRead() {
        return Optional.ofNullable(row);
    }

    T orReject() throws RefusedException {
        if (corrupt != null) {
            throw corrupt;
        }
        return row;
    }
}
