package dev.wadi.pipelines.oltpingest.steps;

/** Step {@code save-id}, per table: the id of the object, in the parameter store. */
public class SaveId extends IngestStep {
    public SaveId() {
        super("save-id");
    }

    @Override
    void work(TableWork table) throws Exception {
        table.saveId();
    }
}
