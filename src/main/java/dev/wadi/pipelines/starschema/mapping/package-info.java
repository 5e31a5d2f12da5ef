/** The mapping file: which tables there are, and what columns of the warehouse are made of (spec section 9). */
package dev.wadi.pipelines.starschema.mapping;
