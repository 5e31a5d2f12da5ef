/** The way from the own emulators to the queues of the same local cloud. */
package dev.wadi.local.queues;
