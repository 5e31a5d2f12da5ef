package dev.wadi.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.delivery.Fault.Blame;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FaultJudgeTest {
    private static final Step BEAN = new Step("route", "parse", false, List.of());
    private static final Step CALL = new Step("route", "save", true, List.of("TABLE"));

    private final FaultJudge judge = new FaultJudge(List.of(cause -> cause instanceof ServiceAnswer answer
            ? Optional.of(new Verdict(answer.kind, "the service answered " + answer.kind))
            : Optional.empty()));

    private static final class ServiceAnswer extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final Verdict.Kind kind;

        ServiceAnswer(Verdict.Kind kind) {
            super("with what was sent: secret");
            this.kind = kind;
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    @Test
    void whatAParserCannotReadIsTheRecordsOutsideACall() {
        assertThat(List.<Work>of(
                        () -> new ObjectMapper().readTree("{\"a\":"),
                        () -> StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(new byte[] {(byte) 0xff})),
                        () -> new GZIPInputStream(new ByteArrayInputStream("plain".getBytes(StandardCharsets.UTF_8))),
                        () -> new GZIPInputStream(new ByteArrayInputStream(new byte[] {31})),
                        () -> Integer.parseInt("12x"),
                        () -> new java.math.BigDecimal("1,5"),
                        () -> URI.create("gopher-x://a").toURL(),
                        () -> LocalDate.parse(String.join("-", "2026", "13", "01")),
                        () -> {
                            throw new UncheckedIOException(new CharacterCodingException());
                        },
                        () -> {
                            throw new IllegalStateException("wrapped", json());
                        }))
                .allSatisfy(work -> {
                    assertThat(judge.judge(thrown(work), BEAN).blame()).isEqualTo(Blame.RECORD);
                    assertThat(judge.judge(thrown(work), CALL).blame())
                            .as("in a call")
                            .isEqualTo(Blame.UNKNOWN_IN_CALL);
                });
    }

    /** Whoever comes while it is short fails: found only by contrast, as in a call. A stack that overflows is about the record. */
    @Test
    void memoryIsNoRecordsFault() {
        Exception noMemory = new IllegalStateException("wrapped", new OutOfMemoryError("Java heap space"));
        assertThat(judge.judge(noMemory, BEAN).blame()).isEqualTo(Blame.UNKNOWN_IN_CALL);
        Exception deep = new IllegalStateException("wrapped", new StackOverflowError());
        assertThat(judge.judge(deep, BEAN).blame()).isEqualTo(Blame.UNKNOWN_OUTSIDE);
    }

    @Test
    void whatTheNetworkOrADiskDoesIsNoRecordsWhateverTheType() throws Exception {
        int closed = closedPort();
        assertThat(List.<Work>of(
                        () -> new Socket(InetAddress.getLoopbackAddress(), closed).close(),
                        () -> HttpClient.newHttpClient()
                                .send(
                                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + closed))
                                                .build(),
                                        HttpResponse.BodyHandlers.ofString()),
                        () -> InetAddress.getAllByName("no.such.host.invalid"),
                        () -> readFromReset(),
                        () -> Files.readString(Path.of("target", "no-such-file"))))
                .allSatisfy(work ->
                        assertThat(judge.judge(thrown(work), BEAN).blame()).isEqualTo(Blame.DEPENDENCY));
    }

    @Test
    void anEdgeJudgesItsClientsFaultsWhereverTheyAreThrown() {
        assertThat(blame(new ServiceAnswer(Verdict.Kind.DATA), BEAN)).isEqualTo(Blame.RECORD);
        assertThat(blame(new IllegalStateException(new ServiceAnswer(Verdict.Kind.DEPENDENCY)), BEAN))
                .isEqualTo(Blame.DEPENDENCY);
        assertThat(blame(new IOException(new ServiceAnswer(Verdict.Kind.UNKNOWN)), BEAN))
                .isEqualTo(Blame.UNKNOWN_IN_CALL);
    }

    @Test
    void aHoldIsAHoldHoweverDeepItSits() {
        Fault fault = judge.judge(new IllegalStateException("x", new HoldException("create the table")), CALL);
        assertThat(fault.blame()).isEqualTo(Blame.DEPENDENCY);
        assertThat(fault.message()).isEqualTo("create the table");
    }

    @Test
    void theMessageNamesStepSettingAndAnswerAndNothingThatWasSent() {
        assertThat(judge.judge(new ServiceAnswer(Verdict.Kind.UNKNOWN), CALL).message())
                .contains("save", "TABLE", "the service answered UNKNOWN")
                .doesNotContain("secret");
    }

    /** No words, of whatever service, blame a record. */
    @Property(tries = 200)
    void noWordsInACallBlameARecord(@ForAll String words, @ForAll boolean checked) {
        Exception thrown = checked ? new IOException(words) : new IllegalArgumentException(words);
        assertThat(blame(thrown, CALL)).isEqualTo(Blame.UNKNOWN_IN_CALL);
    }

    @Test
    void causesMayFormARing() {
        IllegalStateException one = new IllegalStateException("one");
        IllegalStateException two = new IllegalStateException("two", one);
        one.initCause(two);
        assertThat(blame(one, BEAN)).isEqualTo(Blame.UNKNOWN_OUTSIDE);
    }

    private Blame blame(Exception thrown, Step step) {
        return judge.judge(thrown, step).blame();
    }

    private static JsonProcessingException json() {
        try {
            new ObjectMapper().readTree("{");
            throw new AssertionError("was read");
        } catch (JsonProcessingException e) {
            return e;
        }
    }

    private static Exception thrown(Work work) {
        try {
            work.run();
        } catch (Exception e) {
            return e;
        }
        throw new AssertionError("nothing was thrown");
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void readFromReset() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort())) {
            try (Socket served = server.accept()) {
                served.setSoLinger(true, 0);
            }
            if (client.getInputStream().read() < 0) {
                client.getOutputStream().write(new byte[1_000_000]);
            }
        }
    }
}
