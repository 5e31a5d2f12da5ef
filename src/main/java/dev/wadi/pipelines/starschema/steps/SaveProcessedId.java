package dev.wadi.pipelines.starschema.steps;

import dev.wadi.delivery.BatchAccount;
import dev.wadi.pipelines.starschema.FinishedTask;
import dev.wadi.pipelines.starschema.FoundObject;
import dev.wadi.pipelines.starschema.MarkedTask;
import dev.wadi.pipelines.starschema.ObjectRecord;
import dev.wadi.pipelines.starschema.object.Sequence;
import org.apache.camel.Exchange;

/** Step {@code save-processed-id}, per object: the parameter with the highest id of its table, where this one is higher. Also of a duplicate, as a crash may have come before it. */
public class SaveProcessedId extends WatchedProcessor {
    private Warehouse warehouse;

    public SaveProcessedId() {
        super("save-processed-id");
    }

    @Override
    String key(Exchange exchange) {
        return marked(exchange).result().key();
    }

    private MarkedTask marked(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (body instanceof MarkedTask task) {
            return task;
        }
        FoundObject found = (FoundObject) body;
        if (Boolean.TRUE.equals(found.get("new"))) {
            throw new IllegalStateException(
                    "The object is new, and no step before this one has stored what it becomes");
        }
        return new MarkedTask(found, ObjectRecord.duplicate(found, log().now()));
    }

    @Override
    void handle(Exchange exchange) {
        MarkedTask task = marked(exchange);
        Sequence before = task.found().sequence();
        Sequence after = before.after(task.found().object().id());
        if (after.equals(before)) {
            BatchAccount.noEvidence(exchange);
        } else {
            warehouse.ids().write(task.found().object().table(), after);
        }
        exchange.getMessage().setBody(new FinishedTask(task.found(), task.result()));
    }

    public void setWarehouse(Warehouse warehouse) {
        this.warehouse = warehouse;
    }
}
