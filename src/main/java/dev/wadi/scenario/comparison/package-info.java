/** How what there is differs from what was to be. */
package dev.wadi.scenario.comparison;
