/**
 * What every pipeline must stand: {@code wadi run} as a real process, numbered inputs, and afterwards each number counted. A new pipeline joins by
 * a line in {@link dev.wadi.conformance.PipelineUnderTest#ALL}. The table of the last run is {@code target/conformance-1.md} and, of a second test process, {@code -2.md}.
 */
package dev.wadi.conformance;
