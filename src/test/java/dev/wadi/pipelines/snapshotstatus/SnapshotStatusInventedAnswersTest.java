package dev.wadi.pipelines.snapshotstatus;

import static dev.wadi.pipelines.snapshotstatus.SnapshotWorld.file;
import static dev.wadi.pipelines.snapshotstatus.SnapshotWorld.success;
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

/** DynamoDB answers in words that nobody has thought of, to all calls or to some, while good messages flow: none is blamed for it. */
@Timeout(600)
class SnapshotStatusInventedAnswersTest {
    /** More than the attempts after which a message is taken apart. */
    private static final int ANSWERS = 8;

    private static SnapshotWorld world;
    private static AnsweringProxy way;
    private static WadiApplication application;

    private final Observed observed = new Observed();

    @BeforeAll
    static void start() throws Exception {
        world = new SnapshotWorld();
        way = new AnsweringProxy(URI.create("http://127.0.0.1:" + world.port("DYNAMODB")));
        AwsEnvironment.apply(Map.of("AWS_ENDPOINT_URL_DYNAMODB", way.uri().toString()));
        application = WadiApplication.start(world.plan(Map.of()));
    }

    @AfterAll
    static void stop() {
        application.close();
        way.close();
        world.close();
    }

    static Stream<Arguments> answers() {
        return Stream.of(100, 30).flatMap(percent -> IntStream.range(0, Integer.getInteger("wadi.words", 4))
                .mapToObj(seed -> Arguments.of(percent, seed)));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void nothingIsDeadLetteredAndEveryRunIsCompletedAfterItEnds(int percent, int seed) throws Exception {
        List<String> runs = new ArrayList<>();
        InventedAnswers.answer(way, seed, percent, ANSWERS);
        do {
            runs.add(percent + "-" + seed + "-" + runs.size());
            complete(runs.get(runs.size() - 1));
        } while (!way.isMended());
        assertThat(world.letters()).extracting(JsonNode::toString).isEmpty();
        assertThat(runs).allSatisfy(run -> {
            assertThat(world.collections(run)).isEqualTo(Map.of("db.a", "Success 1"));
            assertThat(world.product(run)).isEqualTo("COMPLETED");
        });
        assertThat(world.heard(2 * runs.size())).hasSize(2 * runs.size());
        assertThat(world.sent()).hasSize(runs.size());
    }

    private void complete(String run) throws Exception {
        world.collection(run, "db.a", "Sent", 1);
        for (TextRecord message : List.of(file(run, "db.a", "1"), success(run, "db.a"))) {
            assertThat(CompletableFuture.supplyAsync(() -> application
                                    .<TextRecord>delivery("snapshot-status", observed)
                                    .deliver(List.of(message)))
                            .get(120, TimeUnit.SECONDS))
                    .isTrue();
        }
    }
}
