package dev.wadi.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.blocks.OutcomeEndpoint;
import dev.wadi.blocks.database.DatabaseReadEndpoint;
import dev.wadi.blocks.dynamodb.DynamoDbCountOnceEndpoint;
import dev.wadi.blocks.dynamodb.DynamoDbPutOnceEndpoint;
import dev.wadi.blocks.dynamodb.DynamoDbUpdateEndpoint;
import dev.wadi.blocks.json.CheckSchemaEndpoint;
import dev.wadi.blocks.json.ParseEndpoint;
import dev.wadi.blocks.lookup.LookupParameterEndpoint;
import dev.wadi.blocks.lookup.LookupRedisHashEndpoint;
import dev.wadi.blocks.lookup.LookupTableEndpoint;
import dev.wadi.blocks.note.NoteEndpoint;
import dev.wadi.blocks.records.PartitionEndpoint;
import dev.wadi.blocks.redis.RedisHashSetEndpoint;
import dev.wadi.blocks.refuse.RefuseEndpoint;
import dev.wadi.blocks.s3.S3ListEndpoint;
import dev.wadi.blocks.s3.S3PutEndpoint;
import dev.wadi.blocks.s3.S3ReadEndpoint;
import dev.wadi.blocks.s3.WriteParquetEndpoint;
import dev.wadi.blocks.send.SendQueueEndpoint;
import dev.wadi.blocks.send.SendStreamEndpoint;
import dev.wadi.blocks.send.SendTopicEndpoint;
import dev.wadi.delivery.outbox.OutboxEndpoint;
import dev.wadi.source.kinesis.InitialPosition;
import dev.wadi.source.kinesis.KinesisStreamEndpoint;
import dev.wadi.source.schedule.ScheduleEndpoint;
import dev.wadi.source.sqs.SqsQueueEndpoint;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The generated metadata, and the pages made of it, are those of the components as they are. */
class ComponentMetadataTest {
    private static final String BEGIN = "<!-- options: begin -->\n";
    private static final String END = "<!-- options: end -->";
    private static final String HEADERS_BEGIN = "<!-- headers: begin -->\n";
    private static final String HEADERS_END = "<!-- headers: end -->";

    private enum Component {
        LOOKUP_TABLE("blocks/lookup/lookup-table", LookupTableEndpoint.class),
        LOOKUP_PARAMETER("blocks/lookup/lookup-parameter", LookupParameterEndpoint.class),
        LOOKUP_REDIS_HASH("blocks/lookup/lookup-redis-hash", LookupRedisHashEndpoint.class),
        DYNAMODB_PUT_ONCE("blocks/dynamodb/dynamodb-put-once", DynamoDbPutOnceEndpoint.class),
        DYNAMODB_UPDATE("blocks/dynamodb/dynamodb-update", DynamoDbUpdateEndpoint.class),
        DYNAMODB_COUNT_ONCE("blocks/dynamodb/dynamodb-count-once", DynamoDbCountOnceEndpoint.class),
        REDIS_HASH_SET("blocks/redis/redis-hash-set", RedisHashSetEndpoint.class),
        KINESIS_STREAM("source/kinesis/kinesis-stream", KinesisStreamEndpoint.class),
        SQS_QUEUE("source/sqs/sqs-queue", SqsQueueEndpoint.class),
        SCHEDULE("source/schedule/schedule", ScheduleEndpoint.class),
        OUTCOME("blocks/outcome", OutcomeEndpoint.class),
        PARSE("blocks/json/parse", ParseEndpoint.class),
        CHECK_SCHEMA("blocks/json/check-schema", CheckSchemaEndpoint.class),
        REFUSE("blocks/refuse/refuse", RefuseEndpoint.class),
        NOTE("blocks/note/note", NoteEndpoint.class),
        PARTITION("blocks/records/partition", PartitionEndpoint.class),
        SEND_QUEUE("blocks/send/send-queue", SendQueueEndpoint.class),
        SEND_TOPIC("blocks/send/send-topic", SendTopicEndpoint.class),
        SEND_STREAM("blocks/send/send-stream", SendStreamEndpoint.class),
        S3_READ("blocks/s3/s3-read", S3ReadEndpoint.class),
        S3_LIST("blocks/s3/s3-list", S3ListEndpoint.class),
        S3_PUT("blocks/s3/s3-put", S3PutEndpoint.class),
        WRITE_PARQUET("blocks/s3/write-parquet", WriteParquetEndpoint.class),
        DATABASE_READ("blocks/database/database-read", DatabaseReadEndpoint.class),
        OUTBOX("delivery/outbox/outbox", OutboxEndpoint.class);

        private final Path metadata;
        private final Path page;
        private final Class<?> endpoint;

        Component(String name, Class<?> endpoint) {
            metadata = Path.of("src/generated/resources/META-INF/dev/wadi/" + name + ".json");
            page = Path.of("docs/reference/" + name.substring(name.lastIndexOf('/') + 1) + ".md");
            this.endpoint = endpoint;
        }

        JsonNode options() throws IOException {
            return new ObjectMapper().readTree(metadata.toFile()).path("properties");
        }

        JsonNode headers() throws IOException {
            return new ObjectMapper().readTree(metadata.toFile()).path("headers");
        }

        boolean declares(String option) {
            return params(endpoint).anyMatch(field -> field.getName().equals(option));
        }

        /** The options of a class, those of the classes above and in a configuration of it included. */
        Stream<Field> params(Class<?> declaring) {
            return Stream.<Class<?>>iterate(
                            declaring,
                            type -> type != null && type.getName().startsWith("dev.wadi."),
                            Class::getSuperclass)
                    .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                    .filter(field -> field.isAnnotationPresent(UriParam.class))
                    .flatMap(field -> field.getType().isAnnotationPresent(UriParams.class)
                            ? params(field.getType())
                            : Stream.of(field));
        }

        /** Names and descriptions. */
        Map<String, String> annotatedHeaders() throws IllegalAccessException {
            Map<String, String> headers = new TreeMap<>();
            for (Field field :
                    endpoint.getAnnotation(UriEndpoint.class).headersClass().getDeclaredFields()) {
                if (field.isAnnotationPresent(Metadata.class)) {
                    headers.put(
                            field.get(null).toString(),
                            field.getAnnotation(Metadata.class).description());
                }
            }
            return headers;
        }
    }

    @ParameterizedTest
    @EnumSource
    void theMetadataIsAsTheAnnotationsSay(Component component) throws IOException {
        Map<String, String> annotated = new TreeMap<>();
        component.params(component.endpoint).forEach(field -> {
            UriParam param = field.getAnnotation(UriParam.class);
            annotated.put(field.getName(), param.label() + "|" + param.defaultValue() + "|" + param.description());
        });
        Map<String, String> generated = new TreeMap<>();
        component.options().properties().stream()
                .filter(option -> annotated.containsKey(option.getKey()))
                .forEach(option -> generated.put(
                        option.getKey(),
                        option.getValue().path("label").asText() + "|"
                                + option.getValue().path("defaultValue").asText() + "|"
                                + option.getValue().path("description").asText()));
        assertThat(generated)
                .as("make it anew: mvn -Dquick compile camel-package:generate-component")
                .isEqualTo(annotated);
    }

    @ParameterizedTest
    @EnumSource
    void theHeadersAreAsTheAnnotationsSay(Component component) throws Exception {
        Map<String, String> generated = new TreeMap<>();
        component
                .headers()
                .properties()
                .forEach(header -> generated.put(
                        header.getKey(), header.getValue().path("description").asText()));
        assertThat(generated)
                .as("make it anew: mvn -Dquick compile camel-package:generate-component")
                .isEqualTo(component.annotatedHeaders());
    }

    @Test
    void noComponentIsLeftOut() throws IOException {
        assertThat(Arrays.stream(Component.values()).map(component -> component.page))
                .containsExactlyInAnyOrderElementsOf(ComponentMetadata.all().stream()
                        .map(ComponentMetadata::page)
                        .toList());
    }

    @Test
    void camelKnowsTheOptionsOfTheStream() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            var endpoint = context.getEndpoint(
                    "kinesis-stream:one,two?leaseTable=here&failoverTime=4s&initialPosition=LATEST",
                    KinesisStreamEndpoint.class);
            assertThat(endpoint.getStreams()).containsExactly("one", "two");
            assertThat(endpoint.getConfiguration().getLeaseTable()).isEqualTo("here");
            assertThat(endpoint.getConfiguration().getFailoverTime()).hasSeconds(4);
            assertThat(endpoint.getConfiguration().getInitialPosition()).isEqualTo(InitialPosition.LATEST);
        }
    }

    @Test
    void camelKnowsTheOptionsOfTheQueue() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            var endpoint = context.getEndpoint(
                    "sqs-queue:reports?concurrentConsumers=4&visibilityTimeout=1m&maxHold=0", SqsQueueEndpoint.class);
            assertThat(endpoint.getQueue()).isEqualTo("reports");
            assertThat(endpoint.getConcurrentConsumers()).isEqualTo(4);
            assertThat(endpoint.getVisibilityTimeout()).hasMinutes(1);
            assertThat(endpoint.getMaxHold()).isZero();
            assertThat(context.getEndpoint(
                                    "sqs-queue:https://sqs.eu-west-1.amazonaws.com/123456789012/reports?waitTime=2s",
                                    SqsQueueEndpoint.class)
                            .getQueue())
                    .isEqualTo("https://sqs.eu-west-1.amazonaws.com/123456789012/reports");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"concurrentConsumers=0", "maxRecords=101", "visibilityTimeout=2s", "waitTime=21s", "maxHold=12h"
            })
    void anOptionOutsideItsBoundsIsRefusedByName(String option) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            assertThatThrownBy(() -> context.getEndpoint("sqs-queue:reports?" + option))
                    .rootCause()
                    .hasMessageStartingWith(option.substring(0, option.indexOf('=')) + " must be ");
        }
    }

    @ParameterizedTest
    @EnumSource
    void thePageHasTheOptions(Component component) throws IOException {
        Path file = component.page;
        String page = Files.exists(file) ? Files.readString(file) : BEGIN + END;
        String generated = within(page, BEGIN, table(component), END);
        if (!component.headers().isEmpty()) {
            generated = within(generated, HEADERS_BEGIN, headers(component), HEADERS_END);
        }
        if (Boolean.getBoolean("wadi.docs.write")) {
            Files.writeString(file, generated);
        }
        assertThat(Files.readString(file))
                .as("write it anew: mvn -q test -Dtest=ComponentMetadataTest -Dwadi.docs.write=true")
                .isEqualTo(generated);
    }

    private static String within(String page, String begin, String table, String end) {
        return page.substring(0, page.indexOf(begin) + begin.length()) + table + page.substring(page.indexOf(end));
    }

    private static String headers(Component component) throws IOException {
        StringBuilder table = new StringBuilder("| header | type | content |\n|---|---|---|\n");
        for (var header : component.headers().properties()) {
            JsonNode of = header.getValue();
            String type = of.path("javaType").asText();
            table.append("| `%s` | `%s` | %s |%n"
                    .formatted(
                            header.getKey(),
                            type.substring(type.lastIndexOf('.') + 1),
                            of.path("description").asText()));
        }
        return table.toString();
    }

    private static String table(Component component) throws IOException {
        StringBuilder table = new StringBuilder("| option | side | default | meaning |\n|---|---|---|---|\n");
        for (var option : component.options().properties()) {
            JsonNode of = option.getValue();
            boolean own = of.path("kind").asText().equals("parameter") && component.declares(option.getKey());
            if (own) {
                String fallback = of.path("defaultValue").asText();
                table.append("| `%s` | %s | %s | %s |%n"
                        .formatted(
                                of.has("prefix") ? of.path("prefix").asText() + "NAME" : option.getKey(),
                                of.path("label").asText().split(",", 2)[0],
                                fallback.isEmpty() ? "" : "`" + fallback + "`",
                                of.path("description").asText()));
            }
        }
        return table.toString();
    }
}
