/** Makes the JSON documents of a table: one for each district and one for the city (spec section 5). All of them are made and checked before any is handed out. */
package dev.wadi.pipelines.datasetprocessing.document;
