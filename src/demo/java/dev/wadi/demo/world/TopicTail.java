package dev.wadi.demo.world;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.edge.aws.Provision;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What is published on a topic, by a queue of the topic's name that hears of it. */
public final class TopicTail {
    private final QueueTail heard;

    public TopicTail(PipelineWorld world, String topicArn) {
        SqsClient sqs = world.clients().sqs();
        String name = topicArn.substring(topicArn.lastIndexOf(':') + 1);
        String url = Provision.queue(sqs, world.clients().isolation().prefix() + name);
        String queueArn = sqs.getQueueAttributes(
                        request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        world.clients()
                .sns()
                .subscribe(request -> request.topicArn(topicArn).protocol("sqs").endpoint(queueArn));
        heard = new QueueTail(world, url);
    }

    /** All since the beginning, with {@code Message} and {@code MessageAttributes}; those that came again too. */
    public List<JsonNode> notifications() {
        return heard.all();
    }
}
