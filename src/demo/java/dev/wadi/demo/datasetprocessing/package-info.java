/** dataset-processing in the demo. */
package dev.wadi.demo.datasetprocessing;
