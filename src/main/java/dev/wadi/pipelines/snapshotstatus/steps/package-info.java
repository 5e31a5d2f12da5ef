/** The beans that routes/snapshot-status names, one for each step, and what they share. */
package dev.wadi.pipelines.snapshotstatus.steps;
