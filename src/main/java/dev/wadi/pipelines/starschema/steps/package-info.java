/** The steps of the route of star-schema, thin: they take from the exchange, ask the decision, and put back what it says. */
package dev.wadi.pipelines.starschema.steps;
