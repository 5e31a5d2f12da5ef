/** {@code wadi bench dynamodb}. */
package dev.wadi.bench.dynamodb;
