package dev.wadi.edge.redis;

import static dev.wadi.edge.redis.RedisFaults.DATA;
import static dev.wadi.edge.redis.RedisFaults.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.wadi.delivery.FaultClassifier;
import dev.wadi.delivery.Verdict;
import dev.wadi.delivery.Verdict.Kind;
import dev.wadi.testing.RunningRedis;
import java.io.IOException;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.redisson.RedissonShutdownException;
import org.redisson.client.RedisConnectionException;
import org.redisson.client.RedisException;
import org.redisson.client.RedisNodeNotFoundException;
import org.redisson.client.RedisReconnectedException;
import org.redisson.client.RedisTimeoutException;
import org.redisson.client.codec.StringCodec;

/** Faults that the client makes by itself, and which of them are its own. */
@Timeout(600)
class RedisFaultClassifierTest {
    @RegisterExtension
    static final RunningRedis REDIS = new RunningRedis();

    private final FaultClassifier classifier = new RedisFaultClassifier();

    @Test
    void itIsFoundWhereClassifiersAreLookedFor() {
        assertThat(ServiceLoader.load(FaultClassifier.class)).hasAtLeastOneElementOfType(RedisFaultClassifier.class);
    }

    static Stream<Throwable> madeByTheClient() {
        return Stream.of(
                new RedissonShutdownException("Redisson is shutdown"),
                new RedisConnectionException("Unable to connect to Redis server: redis.test/10.0.0.1:6379"),
                new RedisTimeoutException("(SET), params: [" + DATA + ". channel: x]"),
                new RedisNodeNotFoundException("Node: " + DATA),
                new RedisReconnectedException("Channel has been reconnected"),
                new RedisException(new InterruptedException()),
                new RedisException("Unexpected exception while processing command", new IOException(DATA)),
                new RedisException("Unexpected exception while processing command", new NumberFormatException(DATA)));
    }

    @ParameterizedTest
    @MethodSource("madeByTheClient")
    void aTypeOfTheClientsOwnIsNeverARecords(Throwable fault) {
        assertThat(verdict(fault).kind()).isEqualTo(Kind.DEPENDENCY);
    }

    @Test
    void theServerIsNamedWithItsAddress() {
        assertThat(verdict(new RedisConnectionException("Unable to connect to Redis server: redis.test/10.0.0.1:6379"))
                        .message())
                .isEqualTo("Redis at redis.test/10.0.0.1:6379 gave no usable answer: no connection");
    }

    @Test
    void whatTheJavaLibraryThrowsInsideTheClientIsTheClients() {
        Throwable nullKey = catchThrowable(() -> REDIS.client()
                .<String, String>getMap("map", StringCodec.INSTANCE)
                .put(null, DATA));
        assertThat(nullKey).isInstanceOf(NullPointerException.class);
        assertThat(verdict(nullKey))
                .isEqualTo(new Verdict(
                        Kind.UNKNOWN, "The client of Redis failed: " + NullPointerException.class.getSimpleName()));
    }

    @Test
    void whatOthersThrowIsNotTheClients() {
        List<Throwable> others = List.of(
                new IllegalStateException("bug"),
                new IOException("data"),
                new CompletionException(new RedisException("WRONGTYPE x")),
                new ExecutionException(new RedisException("ERR x")),
                new Exception(new RedisTimeoutException("x")));
        assertThat(others)
                .allSatisfy(other -> assertThat(classifier.judge(other)).isEmpty());
    }

    @Test
    void aFaultIsRecognizedHoweverDeepItIsWrapped() {
        Exception one = new IllegalStateException("one");
        one.initCause(new IllegalArgumentException("other", one));
        assertThat(RedisFaultClassifier.recognizes(new CompletionException(new RedisException("ERR x"))))
                .isTrue();
        assertThat(RedisFaultClassifier.recognizes(one)).isFalse();
    }

    /** The client's own lines would hold the command with its data, at each of a thousand attempts. */
    @Test
    void theClientItselfLogsNoCommands() {
        assertThat(LogManager.getLogger("org.redisson.client.handler.CommandDecoder")
                        .isErrorEnabled())
                .isFalse();
        assertThat(LogManager.getLogger("org.redisson.command.RedisExecutor").isErrorEnabled())
                .isFalse();
    }
}
