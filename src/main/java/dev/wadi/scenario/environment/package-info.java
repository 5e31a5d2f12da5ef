/** The world of one scenario: what is there before, what comes in, which faults come, and what is looked at afterwards. */
package dev.wadi.scenario.environment;
