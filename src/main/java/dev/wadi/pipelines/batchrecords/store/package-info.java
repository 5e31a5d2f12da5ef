/** What batch-records asks of the parameter store and tells the table. */
package dev.wadi.pipelines.batchrecords.store;
