package dev.wadi.edge.aws;

import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardRequest;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/**
 * The SDK finds it by the class path and runs it in every client of the process: those that Camel builds for itself, such as the one behind
 * {@code {{aws:...}}}, have no time-out of their own.
 */
public final class BoundedCalls implements ExecutionInterceptor {
    /**
     * Set in a client that has its own time-outs: the time of its calls that send. They end before the claim does under which a worker sends
     * ({@code wadi.outbox-claim-time}), and the client's own time-out for queues must be above a long poll.
     */
    static final ExecutionAttribute<CallTime> SENDING = new ExecutionAttribute<>("dev.wadi.edge.aws.SendTime");

    private final CallTime others;

    public BoundedCalls() {
        this(CallTime.OTHERS);
    }

    BoundedCalls(CallTime others) {
        this.others = others;
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        SdkRequest request = context.request();
        if (request instanceof SubscribeToShardRequest subscription) {
            return bounded(subscription, CallTime.SUBSCRIPTION);
        }
        if (request instanceof SecretsManagerRequest secret) {
            return bounded(secret, CallTime.SECRET);
        }
        CallTime sending = attributes.getAttribute(SENDING);
        if (sending != null && !isSending(request)) {
            return request;
        }
        return request instanceof AwsRequest call ? bounded(call, sending == null ? others : sending) : request;
    }

    private static boolean isSending(SdkRequest request) {
        return request instanceof SendMessageRequest
                || request instanceof SendMessageBatchRequest
                || request instanceof PublishRequest
                || request instanceof PublishBatchRequest;
    }

    /** At most so long. */
    private static AwsRequest bounded(AwsRequest request, CallTime time) {
        AwsRequestOverrideConfiguration.Builder override = request.overrideConfiguration()
                .map(AwsRequestOverrideConfiguration::toBuilder)
                .orElseGet(AwsRequestOverrideConfiguration::builder);
        // the shorter one holds where the request brings its own
        if (override.apiCallTimeout() == null || override.apiCallTimeout().compareTo(time.call()) > 0) {
            time.limit(override);
        }
        return request.toBuilder().overrideConfiguration(override.build()).build();
    }
}
