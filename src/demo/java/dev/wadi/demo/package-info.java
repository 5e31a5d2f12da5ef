/** What {@code wadi demo} feeds to each pipeline, and how it finds out whether the result is right. */
package dev.wadi.demo;
