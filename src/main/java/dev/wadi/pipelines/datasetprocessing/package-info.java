/**
 * The pipeline dataset-processing: statistics of the city's districts from CSV tables. What a statistic is stands in its data set file; here is what all of them have in common: the event, the
 * objects that are read, the documents that are made. Nothing here knows of AWS or Camel.
 */
package dev.wadi.pipelines.datasetprocessing;
