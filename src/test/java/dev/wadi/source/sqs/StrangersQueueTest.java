package dev.wadi.source.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import dev.wadi.testing.LogLines;
import java.util.List;
import org.apache.camel.health.HealthCheck.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.model.Message;

/** A route of Camel's own steps behind {@code sqs-queue}, as its user writes it. */
@Timeout(600)
class StrangersQueueTest {
    private static final String FROM = """
            - route:
                id: collect
                from:
                  uri: "sqs-queue:%s"
                  parameters:
                    waitTime: 1s
                    visibilityTimeout: 3s
                    maxBackoff: "100"
                  steps:
            """;
    private static final String COPY = """
                    - split:
                        id: each-report
                        simple: "${body}"
                        steps:
                          - convertBodyTo:
                              id: text
                              type: String
                          - log:
                              id: note
                              logName: strangers.reports
                              message: "${header.CamelAwsSqsMessageId} says ${body}"
                          - unmarshal:
                              id: parse
                              json: {}
                          - setBody:
                              id: answer
                              simple: "${body[file]} of ${header.CamelAwsSqsMessageId}"
                          - to:
                              id: copy
                              uri: "aws2-sqs:%s"
                          - to:
                              id: copied
                              uri: "outcome:copied"
                              parameters:
                                of: copy
            """;

    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.SQS));

    private QueueFixture fixture;

    @BeforeEach
    void begin() {
        fixture = new QueueFixture(CLOUD);
        fixture.create();
    }

    @AfterEach
    void end() {
        fixture.close();
    }

    @Test
    void itLogsParsesAndForwardsEachMessageAndOneThatIsNoJsonIsRefusedAlone() throws Exception {
        String copies = fixture.queue + "-copies";
        String url =
                fixture.client.createQueue(request -> request.queueName(copies)).queueUrl();
        String good = fixture.client
                .sendMessage(request -> request.queueUrl(fixture.url()).messageBody("{\"file\":\"größe\"}"))
                .messageId();
        String bad = fixture.client
                .sendMessage(request -> request.queueUrl(fixture.url()).messageBody("{\"file\":"))
                .messageId();
        try (LogLines lines = new LogLines("strangers.reports")) {
            fixture.startFile((FROM + COPY).formatted(fixture.queue, copies));
            fixture.awaitEmpty();
            assertThat(lines.all()).contains(good + " says {\"file\":\"größe\"}", bad + " says {\"file\":");
        }
        assertThat(fixture.letters).extracting(RefusedRecordException::reason).containsExactly("unreadable");
        assertThat(fixture.letters)
                .extracting(letter -> letter.record().sourceId())
                .containsExactly(bad);
        List<Message> received = fixture.client
                .receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(10))
                .messages();
        assertThat(received).extracting(Message::body).containsOnly("größe of " + good);
    }

    @Test
    void aFilterOnAHeaderOfTheSourceHoldsTheMessage() throws Exception {
        fixture.send("{}");
        fixture.startFile((FROM + """
                            - split:
                                id: each-report
                                simple: "${body}"
                                steps:
                                  - filter:
                                      id: wanted
                                      simple: "${header.CamelAwsSqsMessageId} == 'none'"
                                      steps:
                                        - to: "log:wanted"
                """).formatted(fixture.queue));
        fixture.awaitReadiness(State.DOWN);
        assertThat(fixture.readiness().getMessage().orElseThrow())
                .contains("header CamelAwsSqsMessageId as its source gave it");
        await().until(() -> fixture.left() == 1);
    }
}
