/** Tables by column, and what holds for all of them: missing cells, order, equality (spec sections 2 and 3). */
package dev.wadi.pipelines.datasetprocessing.table;
