package dev.wadi.pipelines.datasetprocessing.csv;

import dev.wadi.delivery.RefusedException;

/** Takes the cells of a file as they lie in the buffer of the parser, which changes when the call returns. */
interface CsvLines {

    /** A cell that is nothing but digits, at most {@value CsvDialect#MOST_DIGITS}: by far most are. */
    void digits(int field, long value, char[] text, int from, int length) throws RefusedException;

    /** Any other cell, without its quotes. */
    void cell(int field, char[] text, int from, int length, long line) throws RefusedException;

    /** @param line number of the line in which the row began, from 1 */
    void endOfLine(int cells, long line) throws RefusedException;
}
