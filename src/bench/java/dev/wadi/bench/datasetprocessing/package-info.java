/** What a statistic of the city's population costs, against the bare parsing of its file. */
package dev.wadi.bench.datasetprocessing;
