/** {@code wadi bench turbine-status}. */
package dev.wadi.bench.turbinestatus;
