/** JSON Lines objects of tables become typed Parquet files of a star schema, as a mapping says. The specification is docs/reference/star-schema.md. */
package dev.wadi.pipelines.starschema;
