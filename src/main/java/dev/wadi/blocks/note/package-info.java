/** What the log says of each record. */
package dev.wadi.blocks.note;
