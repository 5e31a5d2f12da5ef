/** Reads the CSV files of a data set: only the columns that it uses, each cell once, and sums while reading (spec section 2). */
package dev.wadi.pipelines.datasetprocessing.csv;
