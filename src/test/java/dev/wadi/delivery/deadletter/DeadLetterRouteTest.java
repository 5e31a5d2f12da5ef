package dev.wadi.delivery.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.app.PlainContext;
import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.delivery.RouteBatchHandler;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import dev.wadi.testing.TextRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.camel.Consumer;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

@Timeout(600)
class DeadLetterRouteTest {
    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.SQS));

    private final String name = "letters-" + UUID.randomUUID();
    private SqsClient sqs;
    private DefaultCamelContext context;

    @BeforeEach
    void connect() {
        sqs = CLOUD.clients().client(Part.SQS, SqsClient.builder());
    }

    @AfterEach
    void disconnect() {
        if (context != null) {
            context.stop();
        }
        sqs.close();
    }

    @Test
    void lettersReachAQueueThatIsGivenByItsName() throws Exception {
        String url = createQueue(name);
        send(name, rejected(1));
        assertThat(letters(url)).singleElement().satisfies(letter -> {
            assertThat(letter.get("pipeline").textValue()).isEqualTo("turbine-status");
            assertThat(letter.get("source_id").textValue()).isEqualTo("shard:0");
            assertThat(letter.get("attempts").intValue()).isEqualTo(1);
        });
    }

    @Test
    void lettersReachAQueueThatIsGivenByItsUrl() throws Exception {
        String url = createQueue(name);
        send(url, rejected(1));
        assertThat(letters(url)).hasSize(1);
    }

    @Test
    void moreThanTenLettersGoInSeveralCalls() throws Exception {
        String url = createQueue(name);
        send(name, rejected(37));
        assertThat(ids(letters(url))).containsExactlyInAnyOrderElementsOf(expectedIds(37));
    }

    @Test
    void aFifoQueueTakesEachLetter() throws Exception {
        String url = sqs.createQueue(request ->
                        request.queueName(name + ".fifo").attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
                .queueUrl();
        send(name + ".fifo", rejected(23));
        assertThat(ids(letters(url))).containsExactlyInAnyOrderElementsOf(expectedIds(23));
    }

    @Test
    void nothingButTheBodyIsSent() throws Exception {
        String url = createQueue(name);
        send(name, rejected(1));
        Message message = sqs.receiveMessage(request ->
                        request.queueUrl(url).messageAttributeNames("All").waitTimeSeconds(5))
                .messages()
                .get(0);
        assertThat(message.messageAttributes()).isEmpty();
    }

    @Test
    void charactersThatTheQueueRefusesStillArrive() throws Exception {
        String url = createQueue(name);
        send(
                name,
                List.of(new RefusedRecordException(
                        new TextRecord("1", "\u0000 \uFFFF \uFFFE"), "malformed_json", "\uD800")));
        assertThat(letters(url).get(0).get("payload").textValue()).isEqualTo("\u0000 \uFFFF \uFFFE");
    }

    @Test
    void aMissingQueueHoldsAndNamesTheSetting() throws Exception {
        assertThat(failure("no-such-queue"))
                .isInstanceOf(HoldException.class)
                .hasMessageContaining("to the queue of turbine-status.dead-letter-queue: ");
    }

    @Test
    void aSettingThatIsEmptyHoldsAndNamesItself() throws Exception {
        assertThat(failure(" ")).hasStackTraceContaining("Set turbine-status.dead-letter-queue to the name or URL");
    }

    @Test
    void aQueueThatComesLaterHealsTheHold() throws Exception {
        assertThat(failure(name)).isNotNull();
        String url = createQueue(name);
        RouteBatchHandler<TextRecord> target = target();
        assertThatCode(() -> target.deadLetter(rejected(1), 2)).doesNotThrowAnyException();
        assertThat(letters(url)).hasSize(1);
    }

    private Throwable failure(String queue) {
        return catchThrowable(() -> send(queue, rejected(1)));
    }

    private void send(String queue, List<RefusedRecordException> rejected) throws Exception {
        context = new PlainContext();
        Properties settings = new Properties();
        settings.setProperty("turbine-status.dead-letter-queue", queue);
        context.getPropertiesComponent().setInitialProperties(settings);
        context.getRegistry().bind("sqs", SqsClient.class, sqs);
        context.addRoutes(new DeadLetterRoute());
        context.start();
        target().deadLetter(rejected, 1);
    }

    private RouteBatchHandler<TextRecord> target() throws Exception {
        Consumer consumer = context.getEndpoint("direct:in").createConsumer(exchange -> {});
        return new RouteBatchHandler<>(consumer, Map.of(), context.createProducerTemplate(), "turbine-status");
    }

    private String createQueue(String queue) {
        return sqs.createQueue(request -> request.queueName(queue)).queueUrl();
    }

    private List<JsonNode> letters(String url) throws JsonProcessingException {
        List<JsonNode> letters = new ArrayList<>();
        List<Message> page;
        do {
            page = sqs.receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(10))
                    .messages();
            for (Message message : page) {
                letters.add(new ObjectMapper().readTree(message.body()));
                sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
            }
        } while (!page.isEmpty());
        return letters;
    }

    private static List<String> ids(List<JsonNode> letters) {
        return letters.stream()
                .map(letter -> letter.get("source_id").textValue())
                .toList();
    }

    private static List<String> expectedIds(int count) {
        return IntStream.range(0, count).mapToObj(i -> "shard:" + i).toList();
    }

    private static List<RefusedRecordException> rejected(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new RefusedRecordException(new TextRecord("shard:" + i, "{}"), "missing_field", "value"))
                .toList();
    }
}
