/**
 * The Camel component {@code kinesis-stream}: a source that moves its position only past records that are done with, and a producer that puts
 * batches with a partition key per record.
 */
package dev.wadi.source.kinesis;
