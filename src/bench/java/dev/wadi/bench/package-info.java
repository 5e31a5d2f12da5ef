/**
 * The benchmarks behind {@code wadi bench}, as ratios of the same run: each pipeline against code written by hand for the same job, and the
 * source by itself. What they share is here, the rest in a package for each.
 */
package dev.wadi.bench;
