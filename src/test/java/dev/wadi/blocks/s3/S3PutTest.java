package dev.wadi.blocks.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import dev.wadi.testing.BucketWorld;
import dev.wadi.testing.HostileKeys;
import dev.wadi.testing.YamlRoute;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(900)
class S3PutTest {
    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.S3));

    private static final String PUT = """
            - to:
                id: save
                uri: "s3-put:tables"
                parameters:
                  key: "${body[key]}"
                  body: "${body[content]}"
            """;

    private BucketWorld world;

    @BeforeEach
    void begin() {
        world = new BucketWorld(CLOUD.clients());
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void theFirstObjectOfAKeyStaysAndTheSameAgainIsUnchanged() throws Exception {
        world.withBucket();
        String[] poll = {"{'key': 'a', 'content': 'x'}", "{'key': 'a', 'content': 'x'}", "{'key': 'b', 'content': 'y'}"
        };
        try (YamlRoute route = new YamlRoute(world::bind, PUT)) {
            route.deliver(poll);
            assertThat(route.observed.outcomes).isEqualTo(Map.of("stored", 2, "unchanged", 1));
            route.deliver(poll);
            assertThat(route.observed.outcomes).isEqualTo(Map.of("stored", 2, "unchanged", 4));
        }
        assertThat(world.objects()).isEqualTo(Map.of("a", "x", "b", "y"));
    }

    @Test
    void anotherObjectOfAKeyIsRefusedAndItsNeighboursAreStored() throws Exception {
        world.withBucket().put("a", "first");
        try (YamlRoute route = new YamlRoute(world::bind, PUT)) {
            route.deliver(
                    "{'key': 'a', 'content': 'other'}",
                    "{'key': 'a', 'content': 'second'}",
                    "{'key': 'a', 'content': 'first'}",
                    "{'key': 'b', 'content': 'x'}");
            assertThat(route.letters).containsExactly("1 other_content", "2 other_content");
            assertThat(route.observed.outcomes).containsEntry("stored", 1).containsEntry("unchanged", 1);
        }
        assertThat(world.objects()).isEqualTo(Map.of("a", "first", "b", "x"));
    }

    @Test
    void withReplaceTheLastOneStands() throws Exception {
        world.withBucket().put("a", "first");
        try (YamlRoute route = new YamlRoute(world::bind, PUT + "      mode: replace\n      contentType: text/csv\n")) {
            route.deliver("{'key': 'a', 'content': 'second'}", "{'key': 'a', 'content': 'third'}");
            assertThat(route.observed.outcomes).isEqualTo(Map.of("stored", 2));
        }
        assertThat(world.objects()).isEqualTo(Map.of("a", "third"));
        assertThat(world.contentType("a")).isEqualTo("text/csv");
    }

    @Test
    void aKeyMayBeAnyText() throws Exception {
        world.withBucket();
        String[] poll = HostileKeys.ALL.stream()
                .map(key -> JsonNodeFactory.instance
                        .objectNode()
                        .put("key", key)
                        .put("content", "${body[key]}")
                        .toString())
                .toArray(String[]::new);
        try (YamlRoute route = new YamlRoute(world::bind, PUT)) {
            // delivery makes double quotes of single ones
            route.deliver(IntStream.range(0, poll.length)
                    .filter(i -> !poll[i].contains("'"))
                    .mapToObj(i -> poll[i])
                    .toArray(String[]::new));
            assertThat(route.letters).isEmpty();
        }
        assertThat(world.objects()).hasSize((int)
                HostileKeys.ALL.stream().filter(key -> !key.contains("'")).count());
        assertThat(world.objects()).allSatisfy((key, content) -> {
            assertThat(HostileKeys.ALL).contains(key);
            assertThat(content).isEqualTo("${body[key]}");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'content': 'x'}|missing_field",
                "{'key': null, 'content': 'x'}|missing_field",
                "{'key': 'x'}|missing_field",
                "{'key': '', 'content': 'x'}|invalid_key",
                "{'key': '\\ud800', 'content': 'x'}|invalid_key",
            })
    void whatCannotBePutIsRefused(String record, String reason) throws Exception {
        world.withBucket();
        try (YamlRoute route = new YamlRoute(world::bind, PUT)) {
            route.deliver("{'key': 'a', 'content': 'x'}", record, "{'key': 'b', 'content': 'x'}");
            assertThat(route.letters).containsExactly("2 " + reason);
        }
        assertThat(world.objects()).containsOnlyKeys("a", "b");
    }

    @Test
    void aKeyThatIsTooLongIsRefused() throws Exception {
        world.withBucket();
        try (YamlRoute route = new YamlRoute(world::bind, PUT + "      reason: not_saved\n")) {
            route.deliver("{'key': '" + "ä".repeat(513) + "', 'content': 'x'}", "{'key': 'a', 'content': {'b': 0.10}}");
            assertThat(route.letters).containsExactly("1 not_saved");
        }
        assertThat(world.objects()).isEqualTo(Map.of("a", "{\"b\":0.10}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"once", "replace"})
    void anAnswerThatIsLostHoldsThePollUntilAllIsThere(String mode) throws Exception {
        world.withBucket();
        world.loseAnswers("PutObject", 5);
        String[] poll = IntStream.range(0, 20)
                .mapToObj(i -> "{'key': 'k" + i + "', 'content': 'of " + i + "'}")
                .toArray(String[]::new);
        try (YamlRoute route = new YamlRoute(world::bind, PUT + "      mode: " + mode + "\n")) {
            route.deliver(poll);
            assertThat(route.observed.holds).isNotEmpty();
            assertThat(route.letters).isEmpty();
        }
        assertThat(world.objects()).hasSize(20);
    }

    @Test
    void twoWorkersWithTheSamePollStoreEachObjectOnce() throws Exception {
        world.withBucket();
        String[] poll = IntStream.range(0, 40)
                .mapToObj(i -> "{'key': 'k" + i + "', 'content': 'x'}")
                .toArray(String[]::new);
        try (YamlRoute one = new YamlRoute(world::bind, PUT);
                YamlRoute other = new YamlRoute(world::bind, PUT)) {
            CompletableFuture<Void> first = CompletableFuture.runAsync(() -> one.deliver(poll));
            other.deliver(poll);
            first.join();
            assertThat(one.observed.outcomes.getOrDefault("stored", 0)
                            + other.observed.outcomes.getOrDefault("stored", 0))
                    .isEqualTo(40);
        }
    }

    @ParameterizedTest
    @CsvSource({"503,SlowDown", "403,AccessDenied", "409,ConditionalRequestConflict", "404,NoSuchBucket"})
    void aServiceThatIsAwayHoldsAndHeals(int status, String code) throws Exception {
        world.withBucket().refuse(status, code, 3);
        try (YamlRoute route = new YamlRoute(world::bind, PUT)) {
            route.deliver("{'key': 'a', 'content': 'x'}");
            assertThat(route.observed.holds).isNotEmpty();
            assertThat(route.letters).isEmpty();
        }
        assertThat(world.objects()).containsOnlyKeys("a");
    }

    @Test
    void aBucketThatIsNotThereHolds() throws Exception {
        try (YamlRoute route = new YamlRoute(world::bind, PUT)) {
            assertThat(route.holds("{'key': 'a', 'content': 'x'}")).contains("NoSuchBucket");
            world.withBucket();
            route.deliver("{'key': 'a', 'content': 'x'}");
        }
        assertThat(world.objects()).containsOnlyKeys("a");
    }

    @Test
    void itWorksInsideOfASplitToo() throws Exception {
        world.withBucket();
        try (YamlRoute route = new YamlRoute(world::bind, """
                - split:
                    id: each
                    simple: "${body}"
                    aggregationStrategy: remainingRecords
                    steps:
                """ + PUT.indent(6))) {
            route.deliver("{'key': 'a', 'content': 'x'}", "{'key': 'a', 'content': 'x'}", "{'key': 'c'}");
            assertThat(route.observed.outcomes).containsEntry("stored", 1).containsEntry("unchanged", 1);
            assertThat(route.letters).containsExactly("3 missing_field");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "s3-put:No_Bucket?key=RAW(${body[id]})|is no bucket",
                "s3-put:tables|Option key is missing",
                "s3-put:tables?key=RAW(${body[id]})&mode=twice|Write once or replace",
                "s3-put:tables?key=RAW(${body[id]})&writers=0|Write 1 to 32",
                "s3-put:tables?key=RAW(${body[id]})&reason=No%20way|is no reason",
                "s3-put:tables?key=RAW(${bean:x})|calls a method",
            })
    void whatMakesNoSenseRefusesTheStart(String uri, String problem) {
        assertThatThrownBy(() -> new YamlRoute(world::bind, "- to:\n    id: save\n    uri: \"" + uri + "\"\n"))
                .hasStackTraceContaining(problem);
    }
}
