/** Copies of scenarios that differ in what tells their records apart. Plain JSON, no services. */
package dev.wadi.scenario.copies;
