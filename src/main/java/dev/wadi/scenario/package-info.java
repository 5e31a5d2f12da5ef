/**
 * The scenario runner behind {@code wadi test}: a file says what there is before, what comes in and what must be there afterwards; the real
 * routes run in between, in a world of their own. The layout is described in {@code docs/reference/scenario-files.md}.
 * Knows neither pipelines nor the local cloud: what a pipeline's files may hold stands in {@link dev.wadi.scenario.PipelineLayouts}.
 */
package dev.wadi.scenario;
