/** Which records are worked on together. */
package dev.wadi.blocks.records;
