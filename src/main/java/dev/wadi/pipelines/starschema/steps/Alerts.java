package dev.wadi.pipelines.starschema.steps;

import dev.wadi.delivery.Edges;
import dev.wadi.delivery.RouteBean;
import dev.wadi.delivery.SettingNames;
import dev.wadi.delivery.Verdict;
import dev.wadi.edge.aws.AwsClients;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/** Tells a topic what somebody is to know. What the topic does not take waits for the next alert: no object fails for it. */
public class Alerts implements RouteBean, CamelContextAware {
    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);
    private static final String ID = "id";
    /** More are not kept while the topic is away. */
    private static final int MOST_WAITING = 100;

    private final Deque<Alert> waiting = new ArrayDeque<>();
    private CamelContext camelContext;
    private String topic = "";

    /**
     * @param id the same wherever the same is told again, as an attribute
     * @param subject ASCII, on one line, at most 100 characters
     */
    record Alert(String id, String subject, String body) {}

    @Override
    public void init() {
        // without a topic nobody is told
    }

    synchronized void publish(Alert alert) {
        if (topic.isEmpty()) {
            return;
        }
        if (waiting.size() < MOST_WAITING) {
            waiting.add(alert);
        } else {
            LOG.error("{} alerts wait for the topic {}; this one is only told here: {}", MOST_WAITING, topic, alert);
        }
        SnsClient sns = AwsClients.client(camelContext, SnsClient.class);
        try {
            while (!waiting.isEmpty()) {
                Alert next = waiting.getFirst();
                sns.publish(request -> request.topicArn(topic)
                        .subject(next.subject())
                        .message(next.body())
                        .messageAttributes(Map.of(ID, id(next))));
                waiting.removeFirst();
            }
        } catch (SdkException e) {
            String why = Edges.ALL.verdict(e).map(Verdict::message).orElseGet(e::toString);
            LOG.error(
                    "The alert topic took no message; {} wait for the next alert: {}{}",
                    waiting.size(),
                    why,
                    SettingNames.inBrackets(SettingNames.of(camelContext, e)));
            LOG.debug("The stack trace of that", e);
        }
    }

    private static MessageAttributeValue id(Alert alert) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(alert.id())
                .build();
    }

    /** The ARN; empty: nobody is told. */
    public void setTopic(String topic) {
        this.topic = topic;
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }
}
