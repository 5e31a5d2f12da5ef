package dev.wadi.pipelines.starschema.mapping;

/**
 * The table of dates, which no source feeds.
 *
 * @param target its name
 * @param monday the number of Monday, 0 or 1; that of Sunday is six more
 */
public record Calendar(String target, int monday) {}
