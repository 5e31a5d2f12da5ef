/** {@code wadi bench batch-records}. */
package dev.wadi.bench.batchrecords;
