/** Hashes in Redis. */
package dev.wadi.blocks.redis;
