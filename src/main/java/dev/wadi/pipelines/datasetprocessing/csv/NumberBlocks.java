package dev.wadi.pipelines.datasetprocessing.csv;

import java.util.ArrayList;
import java.util.List;

/** Numbers of a column while they come. They lie in blocks, which are not copied when there are more. */
final class NumberBlocks {
    private static final int SMALLEST = 256;
    private static final int LARGEST = 4096;

    private final List<double[]> full = new ArrayList<>();
    private double[] block = new double[SMALLEST];
    private int used;

    void add(double number) {
        if (used == block.length) {
            full.add(block);
            block = new double[Math.min(LARGEST, 2 * block.length)];
            used = 0;
        }
        block[used++] = number;
    }

    double[] toArray() {
        double[] all = new double[full.stream().mapToInt(one -> one.length).sum() + used];
        int at = 0;
        for (double[] one : full) {
            System.arraycopy(one, 0, all, at, one.length);
            at += one.length;
        }
        System.arraycopy(block, 0, all, at, used);
        return all;
    }
}
