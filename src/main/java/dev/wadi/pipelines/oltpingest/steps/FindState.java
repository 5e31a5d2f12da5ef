package dev.wadi.pipelines.oltpingest.steps;

/** Step {@code find-state}, per table: where it stands, as bucket and parameters tell. Once, and again where somebody else has written meanwhile. */
public class FindState extends IngestStep {
    public FindState() {
        super("find-state");
    }

    @Override
    void work(TableWork table) throws Exception {
        table.findState();
    }
}
