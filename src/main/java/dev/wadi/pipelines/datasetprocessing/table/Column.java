package dev.wadi.pipelines.datasetprocessing.table;

/** The cells of one column. Either all of them are numbers or all are text; each may be missing, which is never the same as 0 or an empty text. */
public sealed interface Column permits NumberColumn, TextColumn {

    int size();

    boolean isMissing(int row);

    /** A {@link Double} or a {@link String}, {@code null} where it is missing. Equal cells are equal objects. */
    Object cell(int row);

    /** Those rows in that order. {@code -1} stands for a row that is not there, and gives a missing cell. */
    Column rows(int[] rows);

    /** This column with another below it. Numbers become text where the other is text. */
    default Column followedBy(Column below) {
        if (this instanceof NumberColumn above && below instanceof NumberColumn numbers) {
            return above.followedByNumbers(numbers);
        }
        return TextColumn.of(this).followedByText(TextColumn.of(below));
    }
}
