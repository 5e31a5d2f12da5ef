/** An object of the ingestion bucket: its key, its number, what became of it (spec sections 1, 6 and 8). */
package dev.wadi.pipelines.starschema.object;
