/** The commands of {@code bin/wadi}. Only they print. What they need beyond the product, {@link dev.wadi.cli.LocalParts} finds. */
package dev.wadi.cli;
