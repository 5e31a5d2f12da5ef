/** Rows as lines of JSON, exact to the byte: the text that the database prints is looked at once, and copied. */
package dev.wadi.edge.jdbc.json;
