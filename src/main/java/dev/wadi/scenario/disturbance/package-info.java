/** What a run of a scenario is disturbed by, a crash behind a call to a service, and what it left in the end. */
package dev.wadi.scenario.disturbance;
