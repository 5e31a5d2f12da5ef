package dev.wadi.pipelines.datasetprocessing.definition;

/** A data set file that cannot be used. The message begins with file, line and column, and says what to write. */
public final class DatasetFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatasetFileException(String place, String problem) {
        super(place + ": " + problem);
    }
}
