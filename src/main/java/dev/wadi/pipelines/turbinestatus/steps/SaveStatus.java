package dev.wadi.pipelines.turbinestatus.steps;

import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.GivesOutcomes;
import dev.wadi.delivery.Outcome;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.delivery.RouteBean;
import dev.wadi.edge.redis.RedisConnection;
import dev.wadi.pipelines.turbinestatus.SignalReason;
import dev.wadi.pipelines.turbinestatus.StatusChange;
import dev.wadi.pipelines.turbinestatus.StatusOutcome;
import dev.wadi.pipelines.turbinestatus.store.StatusStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Step {@code save-status}, once per poll: one pipelined call. Goes on with the changes that were saved, late or duplicate. */
@GivesOutcomes(StatusOutcome.class)
public class SaveStatus implements RouteBean {
    private static final Logger LOG = LoggerFactory.getLogger(SaveStatus.class);

    private RedisConnection redis;
    private StatusStore store;

    @Override
    public void init() {
        RouteBean.require(this, "redis", redis);
        store = new StatusStore(redis::client);
    }

    @Handler
    public List<StatusChange> save(@Body List<StatusChange> changes, Exchange exchange) {
        BatchAccount account = BatchAccount.of(exchange);
        boolean goesOn = isEnriched(exchange);
        List<StatusStore.Answer> answers = store.save(changes);
        List<StatusChange> kept = new ArrayList<>(changes.size());
        for (int i = 0; i < changes.size(); i++) {
            StatusChange change = changes.get(i);
            StatusStore.Answer answer = answers.get(i);
            LOG.debug("{} {} {} {}: {}", change.record(), change.assetId(), change.kind(), change.code(), answer);
            Optional<StatusOutcome> outcome = answer.outcome();
            if (outcome.isEmpty()) {
                account.refuse(new RefusedRecordException(
                        change.record(),
                        SignalReason.wrong_redis_type.name(),
                        "the key " + change.assetId() + " does not hold a hash",
                        change.vendor().tags()));
            } else {
                Outcome ended = Outcome.of(outcome.get());
                if (goesOn) {
                    account.expect(change.record(), ended);
                } else {
                    account.done(change.record(), ended);
                }
                kept.add(change);
            }
        }
        return kept;
    }

    /** Where an enriched stream is set, a record is done with when it is on that stream. Asked of the setting, so that no edit of the route gets round it. */
    private static boolean isEnriched(Exchange exchange) {
        String setting = exchange.getFromRouteId() + ".enriched-stream";
        return !exchange.getContext()
                .resolvePropertyPlaceholders("{{" + setting + ":}}")
                .isBlank();
    }

    public void setRedis(RedisConnection redis) {
        this.redis = redis;
    }
}
