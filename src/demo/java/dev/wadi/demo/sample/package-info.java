/** What must be said of a pipeline in Java beside what it does: data of the demo, inputs of the experiments, its benchmark. */
package dev.wadi.demo.sample;
