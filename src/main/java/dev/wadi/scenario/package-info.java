/**
 * The scenario runner behind {@code wadi test}: a file says what there is before, what comes in and what must be there afterwards; the real
 * routes run in between, in a world of their own. The layout is described in {@code docs/reference/scenario-files.md}.
 * Here is the run: {@code format} reads the file, {@code environment} is the world, {@code comparison} finds what differs, {@code report} tells it.
 * Knows neither pipelines nor the local cloud.
 */
package dev.wadi.scenario;
