/** Where turbine-status keeps things: the mappings and the statuses in Redis. */
package dev.wadi.pipelines.turbinestatus.store;
