/** Why an event of dataset-processing is refused; apart from the rest, as all parts of the pipeline refuse. */
package dev.wadi.pipelines.datasetprocessing.reason;
