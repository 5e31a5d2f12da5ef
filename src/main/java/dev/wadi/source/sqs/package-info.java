/** The component {@code sqs-queue}: messages of SQS queues, deleted when each of their records is done with. Knows no pipeline. */
package dev.wadi.source.sqs;
