package dev.wadi.blocks.redis;

import dev.wadi.blocks.BlockReason;
import dev.wadi.delivery.Answer;
import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.PollRecord;
import dev.wadi.delivery.PollRecords;
import dev.wadi.delivery.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/** Sets the hashes of a poll's records, and tells what Redis answered for each. */
final class RedisHashSetProducer extends DefaultProducer {
    private final RedisHashSetEndpoint endpoint;
    private final HashFieldsOfRecord fields;
    private final Map<String, HashStore> stores = new ConcurrentHashMap<>();
    private final Function<String, HashStore> storeOf;

    /** @param storeOf by the id of a route: two routes may have the same step, and other servers */
    RedisHashSetProducer(
            RedisHashSetEndpoint endpoint, HashFieldsOfRecord fields, Function<String, HashStore> storeOf) {
        super(endpoint);
        this.endpoint = endpoint;
        this.fields = fields;
        this.storeOf = storeOf;
    }

    @Override
    public void process(Exchange exchange) {
        PollRecords records = PollRecords.of(exchange);
        List<PollRecord> written = new ArrayList<>();
        List<HashWrite> writes = new ArrayList<>();
        for (PollRecord one : records.open()) {
            try {
                writes.add(fields.of(one));
                written.add(one);
            } catch (RefusedException e) {
                boolean keepsReason = endpoint.getReason() == null || e.reason().equals(BlockReason.MISSING_FIELD);
                records.refuse(one, keepsReason ? e.reason().name() : endpoint.getReason(), e.getMessage());
            }
        }
        HashStore store = stores.computeIfAbsent(exchange.getFromRouteId(), storeOf);
        List<HashStore.Answer> answers = store.set(writes);
        for (int i = 0; i < written.size(); i++) {
            tell(written.get(i), writes.get(i).key(), answers.get(i), records);
        }
        records.finish();
    }

    private void tell(PollRecord one, String key, HashStore.Answer answer, PollRecords records) {
        switch (answer) {
            case SET -> records.called(one, Answer.STORED);
            case UNCHANGED -> records.called(one, Answer.UNCHANGED);
            case WRONG_TYPE -> {
                String what = " holds something that is not a hash";
                if (fields.key().isConstant()) {
                    throw new HoldException(
                            "The key " + key + " in Redis" + what + ". Remove it, or name another in the step.");
                }
                records.refusedByService(
                        one,
                        endpoint.getReason() == null ? RedisReason.not_a_hash.name() : endpoint.getReason(),
                        "the key " + key + what,
                        "the key" + what);
            }
        }
    }
}
