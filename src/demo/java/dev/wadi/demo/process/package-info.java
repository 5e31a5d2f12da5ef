/** What experiments with real processes need: the processes, their metrics, ways to services that can be cut, leases and shards. */
package dev.wadi.demo.process;
