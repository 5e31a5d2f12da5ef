package dev.wadi.kinesis;

/**
 * One record for the producer.
 *
 * @param partitionKey 1 to 256 characters; records of one key keep their order
 * @param data at most 1 MiB together with the key
 */
@SuppressWarnings("ArrayRecordComponent") // handed to the SDK as it is
public record OutgoingRecord(String partitionKey, byte[] data) {}
