/** The text of a scenario: elements that know their place in it, and what is told when one is wrong. */
package dev.wadi.scenario.format;
