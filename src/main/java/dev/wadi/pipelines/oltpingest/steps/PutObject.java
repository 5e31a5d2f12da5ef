package dev.wadi.pipelines.oltpingest.steps;

/** Step {@code put-object}, per table: that object, where none is. */
public class PutObject extends IngestStep {
    public PutObject() {
        super("put-object");
    }

    @Override
    void work(TableWork table) throws Exception {
        table.put();
    }
}
