/** What there is of star-schema beside the pipeline. */
package dev.wadi.demo.starschema;
