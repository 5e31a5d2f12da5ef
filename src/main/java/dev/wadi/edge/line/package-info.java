/** A line with a JSON object on its way to typed values: text, JSON, columns, and what is wrong with it. */
package dev.wadi.edge.line;
