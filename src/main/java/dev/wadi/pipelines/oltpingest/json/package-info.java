/** Rows as lines of JSON, byte for byte as spec section 3 has it: the text that the database prints is looked at once, and copied. */
package dev.wadi.pipelines.oltpingest.json;
