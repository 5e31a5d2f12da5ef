/** Reads rows of a database: the block {@code database-read}. */
package dev.wadi.blocks.database;
