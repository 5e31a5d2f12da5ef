/** The data set files: what they declare, and where and why one is refused. */
package dev.wadi.pipelines.datasetprocessing.definition;
