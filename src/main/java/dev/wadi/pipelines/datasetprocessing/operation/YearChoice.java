package dev.wadi.pipelines.datasetprocessing.operation;

/** Which years a type shows. */
public enum YearChoice {
    /** The highest year. */
    LATEST,
    ALL
}
