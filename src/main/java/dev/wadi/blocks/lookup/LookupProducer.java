package dev.wadi.blocks.lookup;

import dev.wadi.blocks.BlockReason;
import dev.wadi.blocks.FieldExpression;
import dev.wadi.blocks.ValuePlace;
import dev.wadi.delivery.Outcome;
import dev.wadi.delivery.PollRecord;
import dev.wadi.delivery.PollRecords;
import dev.wadi.delivery.RefusedException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/**
 * Looks up what the records of a poll ask for, all together. What is found is put into each; what is not found is never null in silence.
 *
 * @param <K> by what a record asks
 */
final class LookupProducer<K> extends DefaultProducer {
    private final LookupSource<K> source;
    /** Null where nothing is to be kept. */
    private final CachedRows<K, Object> cache;

    private final ValuePlace place;
    private final Miss miss;

    /**
     * What becomes of a record for which there is nothing.
     *
     * @param otherwise null but for {@link OnMiss#DEFAULT}
     */
    record Miss(OnMiss what, FieldExpression otherwise, BlockReason reason) {}

    LookupProducer(
            LookupEndpoint endpoint, LookupSource<K> source, CachedRows<K, Object> cache, ValuePlace place, Miss miss) {
        super(endpoint);
        this.source = source;
        this.cache = cache;
        this.place = place;
        this.miss = miss;
    }

    @Override
    public void process(Exchange exchange) {
        PollRecords records = PollRecords.of(exchange);
        Map<PollRecord, K> keys = new HashMap<>();
        Set<K> asked = new LinkedHashSet<>();
        records.each(one -> {
            K key = source.key(one);
            keys.put(one, key);
            asked.add(key);
        });
        Map<K, String> refused = new HashMap<>();
        Map<K, Object> found =
                found(asked, unknown -> source.read(exchange.getFromRouteId(), unknown, refused), records);
        for (PollRecord one : records.open()) {
            K key = keys.get(one);
            if (refused.containsKey(key)) {
                records.refusedByService(one, "invalid_key", refused.get(key));
            } else if (found.containsKey(key)) {
                place.put(one.message(), found.get(key));
            } else {
                missed(one, key, records);
            }
        }
        records.finish();
    }

    private Map<K, Object> found(Set<K> asked, Function<Set<K>, Map<K, Object>> read, PollRecords records) {
        if (cache != null) {
            return cache.rows(asked, read, records::noEvidence);
        }
        if (asked.isEmpty()) {
            records.noEvidence();
            return Map.of();
        }
        return read.apply(asked);
    }

    private void missed(PollRecord one, K key, PollRecords records) {
        switch (miss.what()) {
            case REFUSE -> records.refuse(one, miss.reason().name(), source.missing(key));
            case FILTER -> records.leave(one, Outcome.FILTERED);
            case HOLD -> throw source.hold(key);
            case DEFAULT -> {
                try {
                    place.put(one.message(), miss.otherwise().evaluate(one));
                } catch (RefusedException e) {
                    records.refuse(one, e);
                }
            }
        }
    }
}
