/** A line of an object on its way to typed values: text, JSON, columns, and what is wrong with it (spec section 7). */
package dev.wadi.pipelines.starschema.line;
