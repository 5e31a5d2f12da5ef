package dev.wadi.local.s3;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What concerns one key is done one after the other, in the order in which it came. Used by one thread. */
final class KeyTurns {
    private final Map<String, Future<?>> latest = new HashMap<>();

    <T> Future<T> take(String key, Supplier<Future<T>> work) {
        Future<?> before = latest.getOrDefault(key, Future.succeededFuture());
        Future<T> turn = before.transform(done -> work.get());
        latest.put(key, turn);
        turn.onComplete(done -> latest.remove(key, turn));
        return turn;
    }
}
