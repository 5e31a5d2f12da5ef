package dev.wadi.edge.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.redisson.api.RBatch;
import org.redisson.api.RFuture;
import org.redisson.api.RScript.Mode;
import org.redisson.api.RScript.ReturnType;
import org.redisson.api.RScriptAsync;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisNoScriptException;
import org.redisson.client.codec.StringCodec;

/** A script that runs for many keys in one pipelined call: atomic for each key, not for all of them together. */
public final class PipelinedScript {
    private final Supplier<RedissonClient> redis;
    private final String script;

    /** What the script gets for one key. */
    public record Call(String key, List<?> arguments) {}

    /**
     * @param redis asked at each use, as the connection comes with the start of the application
     * @param resource on the class path
     */
    public PipelinedScript(Supplier<RedissonClient> redis, String resource) {
        this.redis = redis;
        script = text(resource);
    }

    /** The answers, in the order of the calls. */
    public List<?> run(List<Call> calls) {
        if (calls.isEmpty()) {
            return List.of();
        }
        try {
            return pipeline(calls).execute().getResponses();
        } catch (RedisNoScriptException e) {
            // the server lost its scripts, by a restart or SCRIPT FLUSH; the client does not know
            redis.get().getScript(StringCodec.INSTANCE).scriptLoad(script);
            return pipeline(calls).execute().getResponses();
        }
    }

    private RBatch pipeline(List<Call> calls) {
        RBatch batch = redis.get().createBatch();
        RScriptAsync scripts = batch.getScript(StringCodec.INSTANCE);
        calls.forEach(call -> {
            // its answer is one of the batch's
            RFuture<?> unused = scripts.evalAsync(
                    Mode.READ_WRITE,
                    script,
                    ReturnType.VALUE,
                    List.of(call.key()),
                    call.arguments().toArray());
        });
        return batch;
    }

    private static String text(String resource) {
        try (InputStream in = PipelinedScript.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
