package dev.wadi.pipelines.oltpingest.steps;

/** Step {@code read-rows}, per table: the rows of the next object, without those that were delivered before. */
public class ReadRows extends IngestStep {
    public ReadRows() {
        super("read-rows");
    }

    @Override
    void work(TableWork table) throws Exception {
        table.read();
    }
}
