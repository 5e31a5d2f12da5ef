/** Looking up what records refer to: once per poll for all of them. */
package dev.wadi.blocks.lookup;
