/** The counters of the runs (spec section 5): at the application's own scrape endpoint, and pushed to a gateway run by run. */
package dev.wadi.pipelines.snapshotstatus.metrics;
