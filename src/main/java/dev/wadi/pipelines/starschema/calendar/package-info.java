/** The table of dates (spec section 3). */
package dev.wadi.pipelines.starschema.calendar;
