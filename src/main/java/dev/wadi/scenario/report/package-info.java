/** What a run has written, for people and for JUnit's readers. */
package dev.wadi.scenario.report;
