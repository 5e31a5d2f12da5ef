package dev.wadi.edge.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.wadi.app.PlainContext;
import dev.wadi.delivery.Verdict;
import dev.wadi.delivery.Verdict.Kind;
import dev.wadi.testing.AnsweringProxy;
import dev.wadi.testing.AnsweringProxy.Page;
import dev.wadi.testing.InventedAnswers;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** What real clients make of answers that come from something in front of the service. */
@Timeout(600)
class ForeignAnswersTest {
    private static final String HTML = "<html><body><h1>Blocked</h1><p>secret-value</p></body></html>";
    private static final Map<String, AttributeValue> ROW = Map.of("Id", AttributeValue.fromS("secret-value"));

    /** A call, and the words of its message. */
    private record Call(String words, Function<URI, Throwable> fault) {
        @Override
        public String toString() {
            return words;
        }
    }

    private static final List<Call> CALLS = List.of(
            new Call(
                    "PutItem on table curated (DynamoDb)",
                    uri -> fault(
                            uri,
                            DynamoDbClient.builder(),
                            client -> client.putItem(
                                    put -> put.tableName("arn:aws:dynamodb:eu-west-1:123456789012:table/curated")
                                            .item(ROW)))),
            new Call(
                    "TransactWriteItems on table a, b (DynamoDb)",
                    uri -> fault(
                            uri,
                            DynamoDbClient.builder(),
                            client -> client.transactWriteItems(
                                    write -> write.transactItems(put("a"), put("b"), put("a"))))),
            new Call(
                    "SendMessage on queue letters.fifo (Sqs)",
                    uri -> fault(
                            uri,
                            SqsClient.builder(),
                            client -> client.sendMessage(send -> send.queueUrl(
                                            "https://sqs.eu-west-1.amazonaws.com/123456789012/letters.fifo")
                                    .messageBody("secret-value")))),
            new Call(
                    "Publish on topic monitoring (Sns)",
                    uri -> fault(
                            uri,
                            SnsClient.builder(),
                            client -> client.publish(
                                    publish -> publish.topicArn("arn:aws:sns:eu-west-1:123456789012:monitoring")
                                            .message("secret-value")))),
            new Call(
                    "GetParameter on parameter /waze/latest (Ssm)",
                    uri -> fault(
                            uri, SsmClient.builder(), client -> client.getParameter(get -> get.name("/waze/latest")))),
            new Call(
                    "ListShards on stream signals (Kinesis)",
                    uri -> fault(
                            uri,
                            KinesisClient.builder(),
                            client -> client.listShards(list -> list.streamName("signals")))));

    static Stream<Arguments> pages() {
        return CALLS.stream().flatMap(call -> IntStream.of(200, 302, 400, 403, 404, 407, 413, 502)
                // its client takes well-formed markup for an answer without content: who publishes looks at the content
                .filter(status -> status != 200 || !call.words().startsWith("Publish"))
                .mapToObj(status -> Arguments.of(call, status)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aProxysPageIsTheDependencysAndTheMessageNamesTheCall(Call call, int status) {
        try (AnsweringProxy proxy = AnsweringProxy.only(new Page(status, "text/html", HTML))) {
            Throwable fault = call.fault().apply(proxy.uri());
            Verdict verdict = new AwsFaultClassifier().judge(fault).orElseThrow();
            assertThat(verdict.kind()).as("%s", fault).isEqualTo(Kind.DEPENDENCY);
            assertThat(verdict.message()).contains(call.words()).doesNotContain("secret-value");
        }
    }

    static Stream<Arguments> invented() {
        return CALLS.stream().flatMap(call -> IntStream.range(0, 20).mapToObj(seed -> Arguments.of(call, seed)));
    }

    @ParameterizedTest
    @MethodSource("invented")
    void anInventedAnswerNeverBlamesTheData(Call call, int seed) {
        Page page = InventedAnswers.page(seed);
        try (AnsweringProxy proxy = AnsweringProxy.only(page)) {
            Throwable fault = call.fault().apply(proxy.uri());
            Verdict verdict = new AwsFaultClassifier().judge(fault).orElseThrow();
            assertThat(verdict.kind()).as("%s: %s", page, fault).isNotEqualTo(Kind.DATA);
            assertThat(verdict.message()).contains(call.words()).doesNotContain("secret-value");
        }
    }

    static Stream<Call> calls() {
        return CALLS.stream();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void noConnectionIsTheDependencysToo(Call call) {
        URI nobody;
        try (AnsweringProxy proxy = AnsweringProxy.only(new Page(200, "text/html", HTML))) {
            nobody = proxy.uri();
        }
        Verdict verdict =
                new AwsFaultClassifier().judge(call.fault().apply(nobody)).orElseThrow();
        assertThat(verdict.kind()).isEqualTo(Kind.DEPENDENCY);
        assertThat(verdict.message()).contains(call.words(), "Connect");
    }

    @ParameterizedTest
    @MethodSource("calls")
    void theResourceCanBeLookedUpAmongTheSettings(Call call) {
        try (AnsweringProxy proxy = AnsweringProxy.only(new Page(404, "text/html", HTML))) {
            CalledResource resource = CalledResource.of(
                            new IllegalStateException(call.fault().apply(proxy.uri())))
                    .orElseThrow();
            assertThat(call.words()).isEqualTo(resource.toString());
            String name = resource.name().split(", ", -1)[0];
            assertThat(resource.isNamedBy(name)).isTrue();
            assertThat(resource.isNamedBy(name + "x")).isFalse();
            if (!resource.kind().equals("parameter")) {
                assertThat(resource.isNamedBy("arn:aws:x:eu-west-1:123456789012:" + name))
                        .isTrue();
                assertThat(resource.isNamedBy("https://host:1/123456789012/" + name))
                        .isTrue();
            }
        }
    }

    private static TransactWriteItem put(String table) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table).item(ROW))
                .build();
    }

    /** With the interceptors of the product's clients, and as fast as it goes. */
    private static <B extends AwsClientBuilder<B, C>, C extends SdkAutoCloseable> Throwable fault(
            URI endpoint, B builder, Function<C, Object> call) {
        try (DefaultCamelContext context = new PlainContext();
                C client = AwsClients.of(context)
                        .build(
                                builder.endpointOverride(endpoint)
                                        .region(Region.EU_WEST_1)
                                        .credentialsProvider(AnonymousCredentialsProvider.create()),
                                CallTime.OTHERS)) {
            return catchThrowable(() -> call.apply(client));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
