/** What a pipeline works on in the local cloud, made by its declaration; for the demo, benchmarks and tests. */
package dev.wadi.demo.world;
