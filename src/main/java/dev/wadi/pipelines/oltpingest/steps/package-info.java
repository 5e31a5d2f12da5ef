/** The steps of the route of oltp-ingest. */
package dev.wadi.pipelines.oltpingest.steps;
