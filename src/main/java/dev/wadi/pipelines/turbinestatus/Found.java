package dev.wadi.pipelines.turbinestatus;

/** A mapping row that is there: read, or corrupt. Kept for a poll, so that a row is read once however many records need it. */
record Found<T>(T row, RejectedSignal corrupt) {

    interface Reader<T> {
        T read() throws RejectedSignal;
    }

    static <T> Found<T> reading(Reader<T> reader) {
        try {
            return new Found<>(reader.read(), null);
        } catch (RejectedSignal corrupt) {
            return new Found<>(null, corrupt);
        }
    }

    T orReject() throws RejectedSignal {
        if (corrupt != null) {
            throw corrupt;
        }
        return row;
    }
}
