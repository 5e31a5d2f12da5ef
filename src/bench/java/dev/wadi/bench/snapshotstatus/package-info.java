/** snapshot-status against a loop written by hand, and with more and more consumers. */
package dev.wadi.bench.snapshotstatus;
