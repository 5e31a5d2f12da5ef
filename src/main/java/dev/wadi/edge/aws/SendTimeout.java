package dev.wadi.edge.aws;

import dev.wadi.settings.TimeSpan;
import java.time.Duration;
import org.apache.camel.CamelContext;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/**
 * Sending ends before the claim does under which a worker sends ({@code wadi.outbox-claim-time}). A client's own time-out does not do: the one for queues must
 * be above a long poll.
 */
final class SendTimeout implements ExecutionInterceptor {
    static final String SETTING = AwsClients.SEND_TIMEOUT;
    private final CallTime time;

    private SendTimeout(CallTime time) {
        this.time = time;
    }

    static SendTimeout of(CamelContext context) {
        Duration call = call(context);
        Duration attempt = CallTime.OTHERS.attempt();
        return new SendTimeout(new CallTime(attempt.compareTo(call) < 0 ? attempt : call, call));
    }

    /** All attempts together. */
    static Duration call(CamelContext context) {
        return TimeSpan.ofSeconds(context.resolvePropertyPlaceholders(
                "{{" + SETTING + ":" + CallTime.OTHERS.call().toSeconds() + "}}"));
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        SdkRequest request = context.request();
        boolean sends = request instanceof SendMessageRequest
                || request instanceof SendMessageBatchRequest
                || request instanceof PublishRequest
                || request instanceof PublishBatchRequest;
        return sends && request instanceof AwsRequest call ? BoundedCalls.bounded(call, time) : request;
    }
}
