package dev.wadi.local.sns;

import java.util.LinkedHashMap;
import java.util.Map;

/** A queue that gets what is published to a topic. */
final class Subscription {

    static final String RAW_MESSAGE_DELIVERY = "RawMessageDelivery";

    private final String arn;
    private final Topic topic;
    private final String queueArn;
    private boolean raw;

    Subscription(String arn, Topic topic, String queueArn) {
        this.arn = arn;
        this.topic = topic;
        this.queueArn = queueArn;
    }

    String arn() {
        return arn;
    }

    Topic topic() {
        return topic;
    }

    String queueArn() {
        return queueArn;
    }

    /** Whether the queue gets the message itself, not wrapped in a notification. */
    boolean raw() {
        return raw;
    }

    /**
     * Filters and redrive policies are refused, rather than taken and not obeyed.
     *
     * @throws dev.wadi.local.emulator.AwsException if there is no such attribute, or it does not take the value
     */
    void set(String name, String value) {
        switch (name) {
            case RAW_MESSAGE_DELIVERY -> raw = Boolean.parseBoolean(TopicAttributes.bool(name, value));
            case "FilterPolicy", "FilterPolicyScope", "RedrivePolicy", "DeliveryPolicy", "ReplayPolicy" ->
                throw InvalidParameter.of(name, "the local cloud does not emulate it");
            default -> throw InvalidParameter.of("AttributeName");
        }
    }

    Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("SubscriptionArn", arn);
        attributes.put("TopicArn", topic.arn());
        attributes.put("Owner", topic.account().id());
        attributes.put("Protocol", "sqs");
        attributes.put("Endpoint", queueArn);
        attributes.put(RAW_MESSAGE_DELIVERY, Boolean.toString(raw));
        attributes.put("PendingConfirmation", "false");
        attributes.put("ConfirmationWasAuthenticated", "true");
        return attributes;
    }
}
