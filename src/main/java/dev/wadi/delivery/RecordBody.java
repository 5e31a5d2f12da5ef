package dev.wadi.delivery;

/** What a step made from one record of a source. As the body of an exchange, or of a message, it tells which record that is about. */
public interface RecordBody {

    /** The object that the source handed over, or that was {@linkplain BatchAccount#opened opened}; not a copy. Null where it was made from none. */
    SourceRecord record();
}
