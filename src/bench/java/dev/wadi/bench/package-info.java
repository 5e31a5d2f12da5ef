/** The benchmarks behind {@code wadi bench}: each pipeline against code written by hand for the same job, as ratios of the same run. */
package dev.wadi.bench;
