/** How {@code wadi bench} finds the benchmarks. */
package dev.wadi.bench.cli;
