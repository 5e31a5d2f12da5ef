/**
 * The pipeline batch-records (spec batch-records): the announcement of a curated file, the batch that is current now, one row in DynamoDB. The
 * decisions are plain Java; {@code steps} has the thin Camel beans that the route names, {@code store} what AWS is asked and told.
 */
package dev.wadi.pipelines.batchrecords;
