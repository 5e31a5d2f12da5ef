package dev.wadi.pipelines.datasetprocessing.document;

/**
 * One document.
 *
 * @param id of the district, or of the city: the name of its object
 * @param json UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares documents
public record OutputDocument(String id, byte[] json) {}
