/** What the building blocks cost a record. */
package dev.wadi.bench.blocks;
