package dev.wadi.pipelines.starschema.steps;

import dev.wadi.pipelines.starschema.FoundObject;
import dev.wadi.pipelines.starschema.ObjectRecord;
import dev.wadi.pipelines.starschema.TurnedObject;
import dev.wadi.pipelines.starschema.mapping.SourcePlan;
import dev.wadi.pipelines.starschema.mapping.TargetPlan;
import dev.wadi.pipelines.starschema.object.InputObject;
import dev.wadi.pipelines.starschema.object.ObjectWarnings;
import dev.wadi.pipelines.starschema.object.Sequence;
import java.io.IOException;
import java.util.Optional;
import org.apache.camel.Exchange;

/** Step {@code find-object}, per object: whether it was processed before, and whether its id follows the last one (spec section 6). */
public class FindObject extends WatchedProcessor {
    private Warehouse warehouse;

    public FindObject() {
        super("find-object");
    }

    @Override
    String key(Exchange exchange) {
        return ((TurnedObject) exchange.getMessage().getBody()).object().key();
    }

    @Override
    void handle(Exchange exchange) throws IOException {
        TurnedObject turned = (TurnedObject) exchange.getMessage().getBody();
        InputObject object = turned.object();
        Sequence sequence = warehouse.ids().read(object.table());
        Optional<String> mark = warehouse.processed().doneMark(object);
        boolean isNew = mark.isEmpty() && !hasOutput(object, sequence);
        ObjectWarnings warnings = new ObjectWarnings();
        if (isNew) {
            sequence.warn(object.id(), warnings);
        } else {
            warehouse.requireKnown(object);
        }
        int attempt = log().attempt(object.key());
        Optional<ObjectRecord> own =
                mark.isPresent() && attempt > 1 ? Optional.of(ObjectRecord.read(mark.get())) : Optional.empty();
        exchange.getMessage()
                .setBody(
                        new FoundObject(turned.notice(), object, sequence, isNew, warnings, attempt, log().now(), own));
    }

    /** Of an id that was counted already: a system without marks has left it. */
    private boolean hasOutput(InputObject object, Sequence sequence) throws IOException {
        Optional<TargetPlan> target = warehouse.conversion().plan(object).flatMap(SourcePlan::target);
        return object.id() <= sequence.last()
                && target.isPresent()
                && warehouse
                        .processed()
                        .hasForeignFile(object.parquetKey(target.get().name()), object);
    }

    public void setWarehouse(Warehouse warehouse) {
        this.warehouse = warehouse;
    }
}
