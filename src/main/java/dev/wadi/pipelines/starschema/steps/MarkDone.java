package dev.wadi.pipelines.starschema.steps;

import dev.wadi.pipelines.starschema.MarkedTask;
import dev.wadi.pipelines.starschema.ObjectRecord;
import dev.wadi.pipelines.starschema.SavedTask;
import java.io.IOException;
import org.apache.camel.Exchange;

/** Step {@code mark-done}, per object: its record, in the processed bucket; from then on it is a duplicate. */
public class MarkDone extends WatchedProcessor {
    private Warehouse warehouse;

    public MarkDone() {
        super("mark-done");
    }

    @Override
    String key(Exchange exchange) {
        return ((SavedTask) exchange.getMessage().getBody()).found().object().key();
    }

    @Override
    void handle(Exchange exchange) throws IOException {
        SavedTask task = (SavedTask) exchange.getMessage().getBody();
        ObjectRecord result = ObjectRecord.of(task.found(), task.converted(), log().now());
        warehouse.requireActive();
        log().alert(result); // behind the mark it is a duplicate, of which nobody is told
        warehouse.processed().putDoneMark(task.found().object(), result.json());
        warehouse.apply(task.converted().change());
        exchange.getMessage().setBody(new MarkedTask(task.found(), result));
    }

    public void setWarehouse(Warehouse warehouse) {
        this.warehouse = warehouse;
    }
}
