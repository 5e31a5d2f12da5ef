package dev.wadi.pipelines.datasetprocessing.csv;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.reason.DatasetReason;
import dev.wadi.pipelines.datasetprocessing.table.Geography;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a data set reads of one of its files.
 *
 * @param dataset its id, as the event names it
 * @param subDistricts whether its rows say a sub-district; otherwise only a district
 * @param columns those that it must have beside date and place
 * @param otherColumns whether its other columns are read too
 * @param ages sums of each row, made while reading
 * @param completeness which rows have a gap
 */
public record InputFile(
        String dataset,
        boolean subDistricts,
        List<String> columns,
        boolean otherColumns,
        List<AgeSum> ages,
        Optional<Completeness> completeness) {

    /**
     * The sum of the age columns of a row; missing cells count 0. By position: all columns from {@code from} to {@code to}.
     *
     * @param to the highest age, lowered to that of the last column; empty for all columns to the last, whatever its name
     */
    public record AgeSum(int from, Optional<Integer> to, String into) {}

    /**
     * A column with 1 in each row that has no missing cell; missing in the other rows.
     *
     * @param except columns in which a cell may be missing
     */
    public record Completeness(String into, List<String> except) {}

    /** All that the file must have, in the words of the tables: {@code date}, not {@code aar}. */
    public List<String> required() {
        List<String> all = new ArrayList<>();
        all.add(Geography.DATE);
        if (subDistricts) {
            all.add(Geography.SUB_DISTRICT);
            all.add(Geography.SUB_DISTRICT_NAME);
        }
        all.add(Geography.DISTRICT);
        all.add(Geography.DISTRICT_NAME);
        all.addAll(columns);
        return all;
    }

    /** The columns of the table that is read, as far as they are known by name. */
    public List<String> known() {
        List<String> all = new ArrayList<>(required());
        ages.forEach(sum -> all.add(sum.into()));
        completeness.ifPresent(complete -> all.add(complete.into()));
        return all;
    }

    RefusedException unusable(long line, String what) {
        return unusable("line " + line + ": " + what);
    }

    /** @param what is wrong with the file */
    RefusedException unusable(String what) {
        return DatasetReason.data_unusable.because("data set " + dataset + ", " + what);
    }
}
