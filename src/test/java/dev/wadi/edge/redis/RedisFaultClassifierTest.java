package dev.wadi.edge.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.wadi.delivery.FaultClassifier;
import dev.wadi.delivery.Verdict;
import dev.wadi.delivery.Verdict.Kind;
import dev.wadi.testing.CuttableProxy;
import dev.wadi.testing.RedisCommands;
import dev.wadi.testing.RespProxy;
import dev.wadi.testing.RunningRedis;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redisson.RedissonShutdownException;
import org.redisson.api.RScript.Mode;
import org.redisson.api.RScript.ReturnType;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisConnectionException;
import org.redisson.client.RedisException;
import org.redisson.client.RedisNodeNotFoundException;
import org.redisson.client.RedisReconnectedException;
import org.redisson.client.RedisTimeoutException;
import org.redisson.client.codec.StringCodec;

/** Faults of the real client, provoked at a real server, and what is said of them. */
@Timeout(600)
class RedisFaultClassifierTest {
    /** Stands for the data of a record: no message may hold any of it. */
    private static final String DATA = "payload-n4711-of-a-customer";

    @RegisterExtension
    static final RunningRedis REDIS = new RunningRedis();

    private final FaultClassifier classifier = new RedisFaultClassifier();

    @AfterEach
    void heal() {
        RedisCommands.ok(
                REDIS.port(), "CONFIG SET maxmemory 0", "REPLICAOF NO ONE", "ACL SETUSER default +@all", "FLUSHALL");
    }

    @Test
    void itIsFoundWhereClassifiersAreLookedFor() {
        assertThat(ServiceLoader.load(FaultClassifier.class)).hasAtLeastOneElementOfType(RedisFaultClassifier.class);
    }

    @ParameterizedTest
    @CsvSource({
        "CONFIG SET maxmemory 1,OOM",
        "REPLICAOF 127.0.0.1 1,READONLY",
        "ACL SETUSER default -@write,NOPERM",
    })
    void aServerThatRefusesToWriteIsUnavailable(String command, String code) {
        RedisCommands.ok(REDIS.port(), command);
        assertThat(verdict(thrownBy(REDIS.client()))).isEqualTo(answered(Kind.DEPENDENCY, REDIS.port(), code));
    }

    @ParameterizedTest
    @CsvSource({"CONFIG SET maxmemory 1", "REPLICAOF 127.0.0.1 1"})
    void soItIsInsideAScript(String command) {
        RedisCommands.ok(REDIS.port(), command);
        Verdict verdict = verdict(catchThrowable(() -> script("return redis.call('SET', KEYS[1], ARGV[1])")));
        assertThat(verdict.kind()).isEqualTo(Kind.DEPENDENCY);
        assertThat(verdict.message()).matches("Redis at .* answered with the error (OOM|READONLY)");
    }

    @Test
    void aKeyOfAnotherTypeIsTheRecords() {
        REDIS.client().getBucket(DATA, StringCodec.INSTANCE).set("text");
        Throwable fault = catchThrowable(() -> REDIS.client()
                .<String, String>getMap(DATA, StringCodec.INSTANCE)
                .put("a", "b"));
        assertThat(verdict(fault)).isEqualTo(answered(Kind.DATA, REDIS.port(), "WRONGTYPE"));
    }

    @Test
    void anErrorOfAScriptIsNotKnown() {
        Verdict verdict = verdict(catchThrowable(() -> script("return ARGV[1] < nil")));
        assertThat(verdict).isEqualTo(answered(Kind.UNKNOWN, REDIS.port(), "ERR"));
    }

    @ParameterizedTest
    @CsvSource({
        "-QUOTA exceeded for payload-n4711-of-a-customer,QUOTA",
        "-upstream request timeout,upstream",
        "-ERR backend 'payload-n4711-of-a-customer' is gone,ERR",
        "-payload-n4711-of-a-customer was refused,''",
        "-{\"why\":\"payload-n4711-of-a-customer\"},''",
        "-,''",
    })
    void anErrorInUnknownWordsIsNotKnownAndOnlyItsCodeIsShown(String line, String code) {
        try (RespProxy proxy = new RespProxy(REDIS.port());
                Connected connected = new Connected(proxy.port())) {
            proxy.answer(command -> command.equals("PING") ? Optional.empty() : Optional.of(line));
            assertThat(verdict(thrownBy(connected.client()))).isEqualTo(answered(Kind.UNKNOWN, proxy.port(), code));
        }
    }

    @Test
    void aClusterBehindTheAddressOfOneServerIsNotKnown() {
        try (RespProxy proxy = new RespProxy(REDIS.port());
                Connected connected = new Connected(proxy.port())) {
            proxy.answer(command ->
                    command.equals("PING") ? Optional.empty() : Optional.of("-MOVED 1 127.0.0.1:" + proxy.port()));
            Verdict verdict = verdict(thrownBy(connected.client()));
            assertThat(verdict).isEqualTo(new Verdict(Kind.UNKNOWN, "Redis answered with the error MOVED"));
        }
    }

    @Test
    void aRefusedPasswordIsUnavailableAndTheSecretsSettingsAreNamed() {
        try (RespProxy proxy = new RespProxy(REDIS.port());
                Connected connected = new Connected(proxy.port())) {
            proxy.answer(command ->
                    command.equals("PING") ? Optional.empty() : Optional.of("-NOAUTH Authentication required."));
            Verdict verdict = verdict(thrownBy(connected.client()));
            assertThat(verdict.kind()).isEqualTo(Kind.DEPENDENCY);
            assertThat(verdict.message()).contains(" answered with the error NOAUTH. Check the password");
        }
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

    /** What the client takes for something else, or cannot read. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-MOVED to payload-n4711-of-a-customer",
                "-OOM",
                "HTTP/1.1 502 Bad Gateway",
                ":not a number",
                "$-7x"
            })
    void anAnswerThatTheClientCannotReadIsNoAnswer(String line) {
        try (RespProxy proxy = new RespProxy(REDIS.port());
                Connected connected = new Connected(proxy.port())) {
            proxy.answer(command -> command.equals("PING") ? Optional.empty() : Optional.of(line));
            Verdict verdict = verdict(thrownBy(connected.client()));
            assertThat(verdict.kind()).as(verdict.message()).isEqualTo(Kind.DEPENDENCY);
            assertThat(verdict.message()).contains("Redis");
        }
    }

    @Test
    void aServerThatIsNotReachedIsUnavailable() {
        try (CuttableProxy way = new CuttableProxy(REDIS.port());
                Connected connected = new Connected(way.port())) {
            way.cut();
            Verdict verdict = verdict(thrownBy(connected.client()));
            assertThat(verdict.kind()).isEqualTo(Kind.DEPENDENCY);
            assertThat(verdict.message()).contains(" gave no usable answer");
        }
    }

    @Test
    void aServerThatIsSilentIsUnavailable() {
        try (CuttableProxy way = new CuttableProxy(REDIS.port());
                Connected connected = new Connected(way.port())) {
            thrownBy(connected.client());
            way.silence();
            Verdict verdict = verdict(thrownBy(connected.client()));
            assertThat(verdict)
                    .isEqualTo(new Verdict(
                            Kind.DEPENDENCY, "Redis at 127.0.0.1:" + way.port() + " gave no usable answer: time-out"));
        }
    }

    @Test
    void aClientThatWasShutDownIsUnavailable() {
        RedissonClient client;
        try (Connected connected = new Connected(REDIS.port())) {
            client = connected.client();
        }
        Stream.<Throwable>of(thrownBy(client), catchThrowable(() -> batch(client)))
                .forEach(fault -> assertThat(verdict(fault).kind()).isEqualTo(Kind.DEPENDENCY));
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

    private Verdict verdict(Throwable fault) {
        assertThat(fault).isNotNull();
        Verdict verdict = classifier.judge(fault).orElseThrow(() -> new AssertionError(fault));
        assertThat(verdict.message()).doesNotContain("payload", "n4711", "params", "command");
        return verdict;
    }

    private static Verdict answered(Kind kind, int port, String code) {
        String error = code.isEmpty() ? "an error without a code" : "the error " + code;
        return new Verdict(kind, "Redis at 127.0.0.1:" + port + " answered with " + error);
    }

    private static Throwable thrownBy(RedissonClient client) {
        return catchThrowable(
                () -> client.getBucket("key-" + DATA, StringCodec.INSTANCE).set(DATA));
    }

    private static void batch(RedissonClient client) {
        var batch = client.createBatch();
        var unused = batch.getBucket("key-" + DATA, StringCodec.INSTANCE).setAsync(DATA);
        batch.execute();
    }

    private static Object script(String lua) {
        return REDIS.client()
                .getScript(StringCodec.INSTANCE)
                .eval(Mode.READ_WRITE, lua, ReturnType.VALUE, List.of("key"), DATA);
    }

    private static final class Connected implements AutoCloseable {
        private final RedisConnection connection = new RedisConnection();

        Connected(int port) {
            connection.setHost("127.0.0.1");
            connection.setPort(port);
            connection.start();
        }

        RedissonClient client() {
            return connection.client();
        }

        @Override
        public void close() {
            connection.client().shutdown(0, 5, TimeUnit.SECONDS);
        }
    }
}
