/** The steps of the route of dataset-processing, thin: they take from the exchange, ask the decision, and put back what it says. */
package dev.wadi.pipelines.datasetprocessing.steps;
