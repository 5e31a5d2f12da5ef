package dev.wadi.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.local.Clients;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import dev.wadi.testing.HostileKeys;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.FilterRule;
import software.amazon.awssdk.services.s3.model.FilterRuleName;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What queues get of a bucket. They are told in the order of the objects, so a last one tells that there are no others. */
@Timeout(900)
class NotificationsTest {
    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.S3, Part.SQS));

    private static final String BUCKET = "the-bucket";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Clients clients = CLOUD.clients();
    private final S3Client s3 = clients.client(Part.S3, S3Client.builder());
    private final SqsClient sqs = clients.client(Part.SQS, SqsClient.builder());
    private final String queue = "created-" + UUID.randomUUID();
    private String url;

    @BeforeEach
    void makeBucketAndQueue() {
        s3.createBucket(request -> request.bucket(BUCKET));
        url = sqs.createQueue(request -> request.queueName(queue)).queueUrl();
    }

    @Test
    void aQueueHearsOfEachObjectThatIsMadeUnderItsPrefix() throws Exception {
        configure(Event.S3_OBJECT_CREATED);
        String etag = put("raw/red flower+1.csv");
        put("other/x.csv");
        put("raw/x.json");
        s3.copyObject(request -> request.sourceBucket(BUCKET)
                .sourceKey("other/x.csv")
                .destinationBucket(BUCKET)
                .destinationKey("raw/copy.csv"));
        s3.deleteObject(request -> request.bucket(BUCKET).key("raw/copy.csv"));
        put("raw/copy.csv");
        put("raw/last.csv");

        List<JsonNode> heard = receive(5);
        assertThat(heard.get(0).path("Event").textValue()).isEqualTo("s3:TestEvent");
        JsonNode first =
                about("raw/red+flower%2B1.csv", heard).get(0).path("Records").path(0);
        assertThat(first.path("eventVersion").textValue()).isEqualTo("2.1");
        assertThat(first.path("eventSource").textValue()).isEqualTo("aws:s3");
        assertThat(first.path("eventName").textValue()).isEqualTo("ObjectCreated:Put");
        assertThat(first.at("/s3/bucket/name").textValue()).isEqualTo(BUCKET);
        assertThat(first.at("/s3/bucket/arn").textValue()).isEqualTo("arn:aws:s3:::" + BUCKET);
        assertThat(first.at("/s3/object/size").longValue()).isEqualTo("of raw/red flower+1.csv".length());
        assertThat(first.at("/s3/object/eTag").textValue()).isEqualTo(etag.replace("\"", ""));
        // of one key the later one has the greater sequencer
        assertThat(about("raw/copy.csv", heard).stream()
                        .map(event -> event.at("/Records/0/eventName").textValue()))
                .containsExactly("ObjectCreated:Copy", "ObjectCreated:Put");
        assertThat(about("raw/last.csv", heard)).hasSize(1);
    }

    @Test
    void aKeyMayBeAnyText() throws Exception {
        s3.putBucketNotificationConfiguration(request -> request.bucket(BUCKET)
                .notificationConfiguration(all -> all.queueConfigurations(QueueConfiguration.builder()
                        .queueArn(arn(queue))
                        .events(Event.S3_OBJECT_CREATED)
                        .build())));
        HostileKeys.ALL.forEach(this::put);
        List<JsonNode> heard = receive(HostileKeys.ALL.size() + 1);
        assertThat(heard.subList(1, heard.size()).stream()
                        .map(message -> URLDecoder.decode(
                                message.at("/Records/0/s3/object/key").textValue(), StandardCharsets.UTF_8)))
                .containsExactlyInAnyOrderElementsOf(HostileKeys.ALL);
    }

    @Test
    void whatIsRefusedTellsNobody() throws Exception {
        configure(Event.S3_OBJECT_CREATED_PUT);
        put("raw/x.csv");
        assertThat(catchThrowableOfType(
                        S3Exception.class,
                        () -> s3.putObject(
                                request ->
                                        request.bucket(BUCKET).key("raw/x.csv").ifNoneMatch("*"),
                                RequestBody.fromString("again"))))
                .isNotNull();
        put("raw/last.csv");
        assertThat(receive(3).stream()
                        .map(message -> message.at("/Records/0/s3/object/key").asText()))
                .containsExactlyInAnyOrder("", "raw/x.csv", "raw/last.csv");
    }

    @Test
    void theConfigurationIsKeptAndWhatNobodyWouldHearOfIsRefused() {
        configure(Event.S3_OBJECT_CREATED);
        assertThat(s3.getBucketNotificationConfiguration(request -> request.bucket(BUCKET))
                        .queueConfigurations())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.queueArn()).isEqualTo(arn(queue));
                    assertThat(one.events()).containsExactly(Event.S3_OBJECT_CREATED);
                    assertThat(one.filter().key().filterRules()).hasSize(2);
                });
        assertThat(refusal(arn("not-there"), Event.S3_OBJECT_CREATED)).isEqualTo("InvalidArgument");
        assertThat(refusal(arn(queue) + ".fifo", Event.S3_OBJECT_CREATED)).isEqualTo("InvalidArgument");
        assertThat(refusal(arn(queue), Event.S3_OBJECT_REMOVED)).isEqualTo("NotImplemented");
    }

    private String refusal(String queueArn, Event event) {
        return catchThrowableOfType(S3Exception.class, () -> configure(queueArn, event))
                .awsErrorDetails()
                .errorCode();
    }

    private void configure(Event event) {
        configure(arn(queue), event);
    }

    private void configure(String queueArn, Event event) {
        s3.putBucketNotificationConfiguration(request -> request.bucket(BUCKET)
                .notificationConfiguration(all -> all.queueConfigurations(QueueConfiguration.builder()
                        .id("tables")
                        .queueArn(queueArn)
                        .events(event)
                        .filter(filter -> filter.key(key -> key.filterRules(
                                rule(FilterRuleName.PREFIX, "raw/"), rule(FilterRuleName.SUFFIX, ".csv"))))
                        .build())));
    }

    private static FilterRule rule(FilterRuleName name, String value) {
        return FilterRule.builder().name(name).value(value).build();
    }

    private String arn(String name) {
        return name.equals(queue)
                ? sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                        .attributes()
                        .get(QueueAttributeName.QUEUE_ARN)
                : "arn:aws:sqs:us-east-1:000000000000:" + name;
    }

    private String put(String key) {
        return s3.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromString("of " + key))
                .eTag();
    }

    private static List<JsonNode> about(String key, List<JsonNode> messages) {
        return messages.stream()
                .filter(message ->
                        key.equals(message.at("/Records/0/s3/object/key").asText()))
                .toList();
    }

    private List<JsonNode> receive(int count) throws Exception {
        List<JsonNode> messages = new ArrayList<>();
        Awaitility.await().atMost(Duration.ofMinutes(5)).until(() -> {
            for (Message message : sqs.receiveMessage(
                            request -> request.queueUrl(url).maxNumberOfMessages(10))
                    .messages()) {
                messages.add(JSON.readTree(message.body()));
                sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
            }
            return messages.size() >= count;
        });
        assertThat(messages).hasSize(count);
        // a queue may hand over in another order than it was told
        messages.sort(Comparator.comparing(
                message -> message.at("/Records/0/s3/object/sequencer").asText()));
        return messages;
    }
}
