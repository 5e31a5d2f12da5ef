package dev.wadi.pipelines.oltpingest.steps;

/** Step {@code save-timestamp}, per table: its watermark after the object, in the parameter store. */
public class SaveTimestamp extends IngestStep {
    public SaveTimestamp() {
        super("save-timestamp");
    }

    @Override
    void work(TableWork table) throws Exception {
        table.saveTimestamp();
    }
}
