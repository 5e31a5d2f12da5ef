package dev.wadi.pipelines.starschema.steps;

import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.pipelines.starschema.NoticeReason;
import dev.wadi.pipelines.starschema.ObjectNotice;
import dev.wadi.pipelines.starschema.ObjectRecord;
import dev.wadi.pipelines.starschema.TurnedObject;
import dev.wadi.pipelines.starschema.object.InputObject;
import dev.wadi.pipelines.starschema.object.ObjectWarnings;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/** Step {@code wait-for-turn}, per object: its table is one of the mapping, and no other object of it, or of one that shares a look-up with it, is under way. */
public class WaitForTurn extends WatchedProcessor {
    private final Map<String, Turn> turns = new ConcurrentHashMap<>();
    private Warehouse warehouse;

    public WaitForTurn() {
        super("wait-for-turn");
    }

    @Override
    String key(Exchange exchange) {
        return ((ObjectNotice) exchange.getMessage().getBody()).key();
    }

    @Override
    void handle(Exchange exchange) throws RefusedRecordException, InterruptedException {
        ObjectNotice notice = (ObjectNotice) exchange.getMessage().getBody();
        Optional<InputObject> object = InputObject.of(notice.key())
                .filter(known -> warehouse.conversion().plan(known).isPresent());
        if (object.isEmpty()) {
            throw unknown(notice);
        }
        Turn turn = turns.computeIfAbsent(warehouse.groups().group(object.get().table()), group -> new Turn());
        turn.take(notice.key());
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                turn.giveBack();
            }
        });
        warehouse.requireActive();
        exchange.getMessage().setBody(new TurnedObject(notice, object.get()));
    }

    private RefusedRecordException unknown(ObjectNotice notice) {
        ObjectWarnings warnings = new ObjectWarnings();
        warnings.unknownObject();
        Instant now = log().now();
        return refused(
                notice,
                ObjectRecord.unknown(notice.key(), warnings.all(), now),
                NoticeReason.unknown_object.because(
                        "the key is not TABLE/TABLE_ID_TIMESTAMP.jsonl of a table of the mapping"));
    }

    public void setWarehouse(Warehouse warehouse) {
        this.warehouse = warehouse;
    }
}
