package dev.wadi.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import software.amazon.awssdk.services.sns.SnsClient;

/** An SNS topic, and the notifications that a queue got of it. */
final class Topic {
    private static final String QUEUES = "arn:aws:sqs:us-east-1:000000000000:";

    private final String arn;
    private final QueueTail heard;

    Topic(World world, String name) {
        String queue = world.prefix() + "-" + name;
        heard = new QueueTail(world, queue);
        SnsClient sns = world.sns();
        arn = sns.createTopic(request -> request.name(name)).topicArn();
        sns.subscribe(request -> request.topicArn(arn).protocol("sqs").endpoint(QUEUES + queue));
    }

    String arn() {
        return arn;
    }

    /** With {@code Message} and {@code MessageAttributes}, those that came again too. */
    List<JsonNode> notifications() {
        return heard.all();
    }
}
