/** The beans that routes/batch-records names, one for each step. */
package dev.wadi.pipelines.batchrecords.steps;
