/** Reads back the lines that an object holds. */
package dev.wadi.pipelines.oltpingest.json;
