package dev.wadi.scenario.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.delivery.deadletter.DeadLetterReader;
import dev.wadi.scenario.format.JsonText;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;

/** Notes the dead letters as they are sent: a queue that others use too cannot be read without taking from them. */
public final class DeadLetterCapture implements ExecutionInterceptor {
    private final List<JsonNode> letters = new CopyOnWriteArrayList<>();

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        if (context.request() instanceof SendMessageBatchRequest batch) {
            batch.entries().forEach(entry -> JsonText.object(entry.messageBody())
                    .filter(DeadLetterCapture::isDeadLetter)
                    .ifPresent(letters::add));
        }
    }

    public void show(InvocationReport written) {
        DeadLetterReader.read(letters).forEach(letter -> written.add(ObservedDeadLetter.actual(letter)));
    }

    private static boolean isDeadLetter(JsonNode message) {
        return message.has("reason") && message.has("source_id") && message.has("payload");
    }
}
