/** The tables of a warehouse while an object is processed: which rows stay, look-ups, and what the latest row of each key is (spec sections 4 and 5). */
package dev.wadi.pipelines.starschema.table;
