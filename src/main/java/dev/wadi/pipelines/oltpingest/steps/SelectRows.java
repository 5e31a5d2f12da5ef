package dev.wadi.pipelines.oltpingest.steps;

/** Step {@code select-rows}, per table: the query for rows that may be new, and what of them is in the bucket already. */
public class SelectRows extends IngestStep {
    public SelectRows() {
        super("select-rows");
    }

    @Override
    void work(TableWork table) throws Exception {
        table.select();
    }
}
