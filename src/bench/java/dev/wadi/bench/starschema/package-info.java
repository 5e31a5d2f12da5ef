/** The benchmark of star-schema. */
package dev.wadi.bench.starschema;
