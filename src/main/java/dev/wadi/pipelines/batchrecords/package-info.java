/**
 * What the pipeline batch-records (spec batch-records) decides of an announcement: its data set, and whether a row can be written of it. The rest is building blocks in
 * its route.
 */
package dev.wadi.pipelines.batchrecords;
