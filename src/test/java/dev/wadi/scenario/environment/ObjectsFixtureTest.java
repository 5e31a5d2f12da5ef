package dev.wadi.scenario.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.wadi.app.installation.Installation;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.scenario.comparison.Differences;
import dev.wadi.scenario.format.ScenarioFormatException;
import dev.wadi.scenario.format.ScenarioNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** The buckets of a scenario's world, set up and compared without an application. */
@Timeout(900)
class ObjectsFixtureTest {
    private static LocalCloud cloud;
    private static ScenarioEnvironments worlds;

    private final ScenarioEnvironment world = worlds.next("orders");

    @BeforeAll
    static void start() {
        cloud = LocalCloud.start(LocalCloudOptions.only(Part.S3));
        worlds = new ScenarioEnvironments(new Installation(Path.of("").toAbsolutePath()), cloud.environment());
    }

    @AfterAll
    static void end() {
        worlds.close();
        cloud.close();
    }

    @Test
    void whatARunPutsOrChangesIsComparedAndGoesAwayWithTheWorld() throws Exception {
        try (S3Client s3 = S3Client.builder()
                .credentialsProvider(world.credentials())
                .forcePathStyle(true)
                .build()) {
            try (ObjectsFixture part = fixture("""
                    objects: {tables: {"raw/${a}": "1;2", changed: before}}
                    expected: {objects: {tables: {out.json: {b: 1, a: [x]}, changed: after}}}
                    """)) {
                assertThat(part.setUp(world)).containsEntry("orders.bucket", "tables");
                assertThat(s3.getObjectAsBytes(
                                        request -> request.bucket("tables").key("raw/${a}"))
                                .asUtf8String())
                        .isEqualTo("1;2");
                assertThat(findings(part))
                        .containsExactly(
                                "objects.tables.changed\n  expected  after\n  actual    (none)",
                                "objects.tables.out.json\n  expected  {\"b\":1,\"a\":[\"x\"]}\n  actual    (none)");
                put(s3, "out.json", "{\"a\": [\"x\"], \"b\": 1}");
                put(s3, "changed", "after");
                assertThat(findings(part)).isEmpty();
                put(s3, "more", "x");
                assertThat(findings(part)).containsExactly("objects.tables.more\n  expected  (none)\n  actual    x");
                assertThat(part.effects(null)).extracting(Effect::key).containsExactly("changed", "more", "out.json");
            }
            assertThat(s3.listBuckets().buckets()).isEmpty();
        }
    }

    @Test
    void aBucketThatNoSettingNamesIsRefused() {
        assertThatThrownBy(() -> fixture("{expected: {objects: {table: {}}}}"))
                .isInstanceOf(ScenarioFormatException.class)
                .hasMessageContaining("did you mean tables?");
    }

    private static void put(S3Client s3, String key, String content) {
        s3.putObject(request -> request.bucket("tables").key(key), RequestBody.fromString(content));
    }

    private static ObjectsFixture fixture(String yaml) throws IOException {
        ScenarioNode scenario = ScenarioNode.root(new YAMLMapper().readTree(yaml));
        return new ObjectsFixture(scenario, List.of(new NamedThing("orders.bucket", "bucket", Optional.of("tables"))));
    }

    private static List<String> findings(ObjectsFixture part) throws Exception {
        Differences differences = new Differences();
        part.expectations().get("objects").compare(null, differences);
        return differences.findings();
    }
}
