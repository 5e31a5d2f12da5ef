package dev.wadi.pipelines.batchrecords;

import static dev.wadi.pipelines.batchrecords.BatchWorld.file;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.app.WadiApplication;
import dev.wadi.edge.aws.AwsEnvironment;
import dev.wadi.testing.AnsweringProxy;
import dev.wadi.testing.InventedAnswers;
import dev.wadi.testing.Observed;
import dev.wadi.testing.TextRecord;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A service answers in words that nobody has thought of, to all calls or to some, while good records flow: none is blamed for it. */
@Timeout(600)
class BatchRecordsInventedAnswersTest {
    /** More than the attempts after which a batch is taken apart. */
    private static final int ANSWERS = 15;

    private static final int POLL = 2;

    private static BatchWorld world;
    private static final Map<String, AnsweringProxy> WAYS = new HashMap<>();
    private static WadiApplication application;

    private final Observed observed = new Observed();

    @BeforeAll
    static void start() throws Exception {
        world = new BatchWorld();
        for (String service : List.of("DYNAMODB", "SSM")) {
            AnsweringProxy way = new AnsweringProxy(URI.create("http://127.0.0.1:" + world.port(service)));
            WAYS.put(service, way);
            AwsEnvironment.apply(Map.of("AWS_ENDPOINT_URL_" + service, way.uri().toString()));
        }
        application = WadiApplication.start(world.plan(Map.of()));
    }

    @AfterAll
    static void stop() {
        application.close();
        WAYS.values().forEach(AnsweringProxy::close);
        world.close();
    }

    static Stream<Arguments> answers() {
        return Stream.of("DYNAMODB", "SSM").flatMap(service -> Stream.of(100, 30)
                .flatMap(percent -> IntStream.range(0, Integer.getInteger("wadi.words", 4))
                        .mapToObj(seed -> Arguments.of(service, percent, seed))));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void nothingIsDeadLetteredAndAllIsStoredAfterItEnds(String service, int percent, int seed) throws Exception {
        world.reset();
        AnsweringProxy way = WAYS.get(service);
        InventedAnswers.answer(way, seed, percent, ANSWERS);
        int sent = 0;
        do {
            deliver(seed, sent, sent + POLL);
            sent += POLL;
        } while (!way.isMended());
        deliver(seed, sent, sent + POLL);
        sent += POLL;
        assertThat(world.letters()).extracting(JsonNode::toString).isEmpty();
        assertThat(world.rows()).hasSize(sent);
    }

    private void deliver(int seed, int from, int to) throws Exception {
        List<TextRecord> poll = new ArrayList<>();
        for (int i = from; i < to; i++) {
            poll.add(file(seed + ":" + i, "waze/" + i, ""));
        }
        assertThat(CompletableFuture.supplyAsync(() -> application
                                .<TextRecord>delivery("batch-records", observed)
                                .deliver(poll))
                        .get(120, TimeUnit.SECONDS))
                .isTrue();
    }
}
