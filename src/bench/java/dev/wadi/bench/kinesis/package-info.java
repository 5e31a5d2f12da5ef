/** {@code wadi bench kinesis-stream}. */
package dev.wadi.bench.kinesis;
