/** Sending what is made of records to queues, topics and streams: at once, and at least once. */
package dev.wadi.blocks.send;
