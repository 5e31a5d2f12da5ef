package dev.wadi.blocks.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import dev.wadi.testing.BucketWorld;
import dev.wadi.testing.HostileKeys;
import dev.wadi.testing.YamlRoute;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(900)
class S3ReadTest {
    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.S3));

    private static final String READ = """
        - to:
            id: read
            uri: "s3-read:tables"
            parameters:
              key: "${body[key]}"
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
    void theBodyOfEachRecordIsItsObject() throws Exception {
        world.put("a", "one");
        world.put("b.gz", gzip("two"));
        try (YamlRoute route = new YamlRoute(world::bind, READ)) {
            route.deliver("{'key': 'a'}", "{'key': 'b.gz'}", "{'key': 'a'}");
            assertThat(bodies(route)).containsExactly("one", "two", "one");
            assertThat(route.observed.outcomes).isEqualTo(Map.of("ended", 3));
        }
    }

    @Test
    void whatIsReadMayBeParsedAndPutElsewhere() throws Exception {
        world.put("a.json.gz", gzip("{\"id\": 7, \"total\": 0.10}"));
        try (YamlRoute route = new YamlRoute(world::bind, READ + """
            - to:
                id: parse-object
                uri: "parse:json"
            - to:
                id: save
                uri: "s3-put:tables"
                parameters:
                  key: "out/${body[id]}"
            """)) {
            route.deliver("{'key': 'a.json.gz'}");
            assertThat(route.observed.outcomes).isEqualTo(Map.of("stored", 1));
        }
        assertThat(world.objects()).containsEntry("out/7", "{\"id\":7,\"total\":0.10}");
    }

    @Test
    void aKeyMayBeAnyTextAlsoAsNotificationsWriteIt() throws Exception {
        HostileKeys.ALL.forEach(key -> world.put(key, "of " + key));
        String[] poll = HostileKeys.ALL.stream()
                .map(key -> "{'key': '" + URLEncoder.encode(key, UTF_8) + "'}")
                .toArray(String[]::new);
        try (YamlRoute route = new YamlRoute(world::bind, READ + "      encodedKey: true\n")) {
            route.deliver(poll);
            assertThat(bodies(route))
                    .containsExactlyElementsOf(
                            HostileKeys.ALL.stream().map(key -> "of " + key).toList());
        }
        try (YamlRoute route = new YamlRoute(world::bind, READ)) {
            route.deliver("{'key': '${bean:no?method=exit}'}", "{'key': '{{wadi.home}}'}");
            assertThat(bodies(route)).containsExactly("of ${bean:no?method=exit}", "of {{wadi.home}}");
        }
    }

    @Test
    void aStreamIsReadByOneStep() throws Exception {
        world.put("a.json.gz", gzip("{\"id\": 7}"));
        try (YamlRoute route = new YamlRoute(world::bind, READ + """
                  stream: true
            - to:
                id: parse-object
                uri: "parse:json"
            """)) {
            route.deliver("{'key': 'a.json.gz'}", "{'key': 'a.json.gz'}");
            assertThat(route.ended).extracting(Message::getBody).containsExactly(Map.of("id", 7), Map.of("id", 7));
        }
    }

    @Test
    void aPollOfManyStreamsHoldsAndSaysWhatToWrite() throws Exception {
        world.put("a", "one");
        String[] poll = Collections.nCopies(51, "{'key': 'a'}").toArray(String[]::new);
        try (YamlRoute route = new YamlRoute(world::bind, READ + "      stream: true\n")) {
            assertThat(route.holds(poll)).contains("Put the step into a split");
        }
        assertThat(world.calls).as("nothing was opened").isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{}|missing_field",
                "{'key': 'none'}|not_found",
                "{'key': ''}|invalid_key",
                "{'key': 'large'}|too_large",
                "{'key': 'large.gz'}|too_large",
                "{'key': 'bomb.gz'}|too_much_compressed",
                "{'key': 'broken.gz'}|malformed_archive",
                "{'key': 'broken.zip'}|malformed_archive",
            })
    void whatCannotBeReadIsRefusedAndItsNeighboursGoOn(String record, String reason) throws Exception {
        world.put("a", "one");
        world.put("large", new byte[2_000_001]);
        world.put("large.gz", gzip("0123456789abcdef".repeat(130_000)));
        world.put("bomb.gz", gzip(new byte[1_900_000]));
        world.put("broken.gz", "no archive");
        world.put("broken.zip", "no archive");
        try (YamlRoute route = new YamlRoute(world::bind, READ + "      maxSize: 2000000B\n      maxRatio: 500\n")) {
            route.deliver("{'key': 'a'}", record, "{'key': 'a'}");
            assertThat(route.letters).containsExactly("2 " + reason);
            assertThat(bodies(route)).containsExactly("one", "one");
        }
    }

    @ParameterizedTest
    @CsvSource({"503,SlowDown", "403,AccessDenied", "404,NoSuchBucket"})
    void aServiceThatIsAwayHoldsAndHeals(int status, String code) throws Exception {
        world.put("a", "one");
        world.refuse(status, code, 3);
        try (YamlRoute route = new YamlRoute(world::bind, READ)) {
            route.deliver("{'key': 'a'}");
            assertThat(route.observed.holds).isNotEmpty();
            assertThat(bodies(route)).containsExactly("one");
        }
    }

    @Test
    void itWorksInsideOfASplitToo() throws Exception {
        world.put("a", "one");
        try (YamlRoute route = new YamlRoute(world::bind, """
            - split:
                id: each
                simple: "${body}"
                aggregationStrategy: remainingRecords
                steps:
            """ + READ.indent(6))) {
            route.deliver("{'key': 'a'}", "{'key': 'none'}");
            assertThat(bodies(route)).containsExactly("one");
            assertThat(route.letters).containsExactly("2 not_found");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "s3-read:x|is no bucket",
                "s3-read:tables|Option key is missing",
                "s3-read:tables?key=RAW(${body[id]})&readers=33|Write 1 to 32",
                "s3-read:tables?key=RAW(${body[id]})&maxRatio=0|Write 1 to 10000",
                "s3-read:tables?key=RAW(${bean:x})|calls a method",
            })
    void whatMakesNoSenseRefusesTheStart(String uri, String problem) {
        assertThatThrownBy(() -> new YamlRoute(world::bind, "- to:\n    id: read\n    uri: \"" + uri + "\"\n"))
                .hasStackTraceContaining(problem);
    }

    private static List<String> bodies(YamlRoute route) {
        return route.ended.stream()
                .map(message -> message.getBody(String.class))
                .toList();
    }

    private static byte[] gzip(String text) throws IOException {
        return gzip(text.getBytes(UTF_8));
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }
}
