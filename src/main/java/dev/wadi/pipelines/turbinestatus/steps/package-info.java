/** The beans that routes/turbine-status names, one for each step. */
package dev.wadi.pipelines.turbinestatus.steps;
