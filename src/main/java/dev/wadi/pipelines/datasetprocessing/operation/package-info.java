/**
 * What a step of a data set file does with its table (spec section 4). An operation is a record of its parameters; it makes a table of one or more tables and changes none.
 */
package dev.wadi.pipelines.datasetprocessing.operation;
