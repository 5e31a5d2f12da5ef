/** What dataset-processing asks S3. */
package dev.wadi.pipelines.datasetprocessing.store;
