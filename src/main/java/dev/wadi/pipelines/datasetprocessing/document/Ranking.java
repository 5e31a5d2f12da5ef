package dev.wadi.pipelines.datasetprocessing.document;

/**
 * The entries of a document are the largest groups of its district, not places.
 *
 * @param of the column with the name of the group
 * @param by what is large
 * @param largest how many rows of the district's last year give its groups
 * @param onlyLastRow whether an entry has the last row of its group only
 */
public record Ranking(String of, String by, int largest, boolean onlyLastRow) {}
