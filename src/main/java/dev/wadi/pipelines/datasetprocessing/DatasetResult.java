package dev.wadi.pipelines.datasetprocessing;

import java.util.Map;

/**
 * All that an event leads to. Nothing of it is written yet.
 *
 * @param documents JSON by key, those of the districts and of the city
 * @param stepData JSON for the caller, when all documents are written
 * @param inputKeys the object that was read for each data set
 */
public record DatasetResult(Map<String, byte[]> documents, String stepData, Map<String, String> inputKeys) {}
