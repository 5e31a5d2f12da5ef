/**
 * The pipeline snapshot-status (spec snapshot-status): files of a snapshot run are counted per collection, collections become received and
 * successful, and so does the run. The decisions are plain Java; {@code steps} has the thin Camel beans that the route names, {@code store} what
 * stands in DynamoDB, {@code metrics} the counters of the runs.
 */
package dev.wadi.pipelines.snapshotstatus;
