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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(900)
class S3ListTest {
    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.S3));

    private static final String LIST = """
            - to:
                id: list
                uri: "s3-list:tables"
                parameters:
                  prefix: "${body[prefix]}"
                  into: "body[objects]"
            """;

    private BucketWorld world;

    @BeforeEach
    void begin() {
        world = new BucketWorld(CLOUD.clients()).withBucket();
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void eachRecordGetsTheObjectsUnderItsPrefixInTheirOrder() throws Exception {
        List.of("raw/b", "raw/a", "rawest", "x").forEach(key -> world.put(key, "of " + key));
        try (YamlRoute route = new YamlRoute(world::bind, LIST)) {
            route.deliver("{'prefix': 'raw/'}", "{'prefix': 'none'}", "{'prefix': ''}", "{'prefix': 'raw/'}");
            assertThat(keys(route, 0)).containsExactly("raw/a", "raw/b");
            assertThat(keys(route, 1)).isEmpty();
            assertThat(keys(route, 2)).containsExactly("raw/a", "raw/b", "rawest", "x");
            assertThat(objects(route, 0).get(0))
                    .containsEntry("size", 8L)
                    .hasEntrySatisfying(
                            "lastModified", time -> assertThat(time.toString()).endsWith("Z"));
        }
        assertThat(world.calls).as("one for each prefix").hasSize(3);
    }

    @Test
    void aPrefixAndAKeyMayBeAnyText() throws Exception {
        List<String> keys =
                HostileKeys.ALL.stream().filter(key -> !key.contains("'")).toList();
        keys.forEach(key -> world.put(key, "x"));
        try (YamlRoute route = new YamlRoute(world::bind, LIST)) {
            route.deliver(keys.stream()
                    .map(key -> JsonNodeFactory.instance
                            .objectNode()
                            .put("prefix", key)
                            .toString())
                    .toArray(String[]::new));
            for (int i = 0; i < keys.size(); i++) {
                assertThat(keys(route, i)).containsExactly(keys.get(i));
            }
        }
    }

    @Test
    void moreThanMayBeIsRefused() throws Exception {
        for (int i = 0; i < 6; i++) {
            world.put("many/" + i, "x");
        }
        world.put("few/1", "x");
        try (YamlRoute route = new YamlRoute(world::bind, LIST + "      maxObjects: 5\n")) {
            route.deliver("{'prefix': 'many/'}", "{'prefix': 'few/'}", "{}");
            assertThat(route.letters).containsExactly("1 too_many_objects", "3 missing_field");
            assertThat(keys(route, 0)).containsExactly("few/1");
        }
    }

    @ParameterizedTest
    @CsvSource({"503,SlowDown", "403,AccessDenied", "404,NoSuchBucket"})
    void aServiceThatIsAwayHoldsAndHeals(int status, String code) throws Exception {
        world.put("a", "one");
        world.refuse(status, code, 3);
        try (YamlRoute route = new YamlRoute(world::bind, LIST)) {
            route.deliver("{'prefix': 'a'}");
            assertThat(route.observed.holds).isNotEmpty();
            assertThat(keys(route, 0)).containsExactly("a");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "s3-list:UPPER?prefix=x&into=header.x|is no bucket",
                "s3-list:tables?into=header.x|Option prefix is missing",
                "s3-list:tables?prefix=x|Option into is missing",
                "s3-list:tables?prefix=x&into=header.CamelAwsS3Key|is no place for a value",
                "s3-list:tables?prefix=x&into=header.x&maxObjects=0|Write 1 to 100000",
            })
    void whatMakesNoSenseRefusesTheStart(String uri, String problem) {
        assertThatThrownBy(() -> new YamlRoute(world::bind, "- to:\n    id: list\n    uri: \"" + uri + "\"\n"))
                .hasStackTraceContaining(problem);
    }

    @SuppressWarnings("unchecked") // what the step has put there
    private static List<Map<String, Object>> objects(YamlRoute route, int record) {
        return (List<Map<String, Object>>)
                route.ended.get(record).getBody(Map.class).get("objects");
    }

    private static List<Object> keys(YamlRoute route, int record) {
        return objects(route, record).stream().map(object -> object.get("key")).toList();
    }
}
