/** The connection to Redis, and scripts that run there in one pipelined call. */
package dev.wadi.edge.redis;
