package dev.wadi.demo.sample;

import java.util.List;

/**
 * A row of the table.
 *
 * @param in records on the source
 * @param stored records that are stored, or were told apart from what is: late, duplicate
 * @param filtered dropped on purpose
 * @param deadLettered messages on the dead-letter queue
 * @param whereToLook for the person who wants to see for himself
 * @param notes lines below the table
 * @param problems what is not as it must be; none: the counts are right
 */
public record DemoResult(
        String pipeline,
        long in,
        long stored,
        long filtered,
        long deadLettered,
        String whereToLook,
        List<String> notes,
        List<String> problems) {}
