package dev.wadi.turbinestatus.steps;

import dev.wadi.delivery.Batch;
import dev.wadi.delivery.Batch.Outcome;
import dev.wadi.delivery.Rejected;
import dev.wadi.redis.RedisConnection;
import dev.wadi.turbinestatus.RejectedSignal.Reason;
import dev.wadi.turbinestatus.StatusChange;
import dev.wadi.turbinestatus.store.StatusStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Step {@code save}, once per poll: one pipelined call. Goes on with the changes that were saved, late or duplicate. */
public class SaveStatus {
    private static final Logger LOG = LoggerFactory.getLogger(SaveStatus.class);

    private StatusStore store;

    @Handler
    public List<StatusChange> save(@Body List<StatusChange> changes, Exchange exchange) {
        Batch batch = Batch.of(exchange);
        List<StatusStore.Outcome> outcomes = store.save(changes);
        List<StatusChange> kept = new ArrayList<>(changes.size());
        for (int i = 0; i < changes.size(); i++) {
            StatusChange change = changes.get(i);
            StatusStore.Outcome outcome = outcomes.get(i);
            LOG.debug("{} {} {} {}: {}", change.record(), change.assetId(), change.kind(), change.code(), outcome);
            if (outcome == StatusStore.Outcome.WRONG_TYPE) {
                batch.reject(new Rejected(
                        change.record(),
                        Reason.wrong_redis_type.name(),
                        "the key " + change.assetId() + " does not hold a hash",
                        change.vendor().tags()));
            } else {
                batch.done(new Outcome(
                        outcome.name().toLowerCase(Locale.ROOT), change.vendor().tags()));
                kept.add(change);
            }
        }
        return kept;
    }

    public void setRedis(RedisConnection redis) {
        store = new StatusStore(redis::client);
    }
}
