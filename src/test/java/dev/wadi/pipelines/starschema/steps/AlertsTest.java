package dev.wadi.pipelines.starschema.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.app.PlainContext;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import dev.wadi.pipelines.starschema.steps.Alerts.Alert;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class AlertsTest {
    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.SNS, Part.SQS));

    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final String TOPIC = "late";

    private final SnsClient sns = CLOUD.clients().client(Part.SNS, SnsClient.builder());
    private final SqsClient sqs = CLOUD.clients().client(Part.SQS, SqsClient.builder());
    private final CamelContext context = new PlainContext();

    @Test
    void whatTheTopicDidNotTakeIsToldWithTheNextAlertAndNotAgain() throws IOException {
        context.getRegistry().bind("sns", SnsClient.class, sns);
        Alerts alerts = new Alerts();
        alerts.setCamelContext(context);
        alerts.setTopic("arn:aws:sns:us-east-1:000000000000:" + TOPIC);

        alerts.publish(new Alert("1", "first", "of an object"));
        String queue = topicWithQueue();
        alerts.publish(new Alert("2", "second", "of another"));
        alerts.publish(new Alert("3", "third", "of one more"));

        assertThat(subjects(queue, 3)).containsExactly("first", "second", "third");
    }

    @Test
    void withoutATopicNobodyIsTold() {
        Alerts alerts = new Alerts();
        alerts.setCamelContext(context);

        alerts.publish(new Alert("1", "first", "of an object"));

        assertThat(context.getRegistry().findByType(SnsClient.class)).isEmpty();
    }

    @Test
    void aSubjectIsAsciiOnOneLineOfAtMostAHundredCharacters() {
        assertThat(AlertText.subject("totesys dev", "sales_order/sales_order_00000007_20261105T100000000000.jsonl"))
                .isEqualTo("[totesys dev] processing failed: sales_order 00000007");
        assertThat(AlertText.subject("totesys dev", "ü\n" + "x".repeat(200)))
                .startsWith("[totesys dev] processing failed: ??x")
                .hasSize(100);
    }

    @Test
    void whatAnErrorSaysStandsOnOneLine() {
        assertThat(new AlertText("failed", "save-files", "a/b.jsonl")
                        .fault("S3Exception", "no answer\nstatus: success\n")
                        .body())
                .isEqualTo("""
                        status: failed
                        step: save-files
                        key: a/b.jsonl
                        error: S3Exception
                        message: no answer status: success
                        """);
    }

    private String topicWithQueue() {
        String topic = sns.createTopic(request -> request.name(TOPIC)).topicArn();
        String queue = sqs.createQueue(request -> request.queueName(TOPIC)).queueUrl();
        String arn = sqs.getQueueAttributes(
                        request -> request.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        sns.subscribe(request -> request.topicArn(topic).protocol("sqs").endpoint(arn));
        return queue;
    }

    private List<String> subjects(String queue, int count) throws IOException {
        List<Message> messages = new ArrayList<>();
        await().atMost(LONGEST).until(() -> {
            List<Message> some = sqs.receiveMessage(request ->
                            request.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(1))
                    .messages();
            some.forEach(message ->
                    sqs.deleteMessage(request -> request.queueUrl(queue).receiptHandle(message.receiptHandle())));
            messages.addAll(some);
            return messages.size() >= count;
        });
        List<String> subjects = new ArrayList<>();
        for (Message message : messages) {
            JsonNode notification = new ObjectMapper().readTree(message.body());
            subjects.add(notification.get("Subject").asText());
        }
        return subjects;
    }
}
