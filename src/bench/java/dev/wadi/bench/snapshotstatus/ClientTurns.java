package dev.wadi.bench.snapshotstatus;

import java.time.Duration;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/**
 * Divides the calls of a client that goes on running into turns. Between two of them no call for messages begins, and each that was begun has ended: nothing
 * takes what is filled in meanwhile.
 */
final class ClientTurns implements ExecutionInterceptor {
    private volatile MessageSpan span = new MessageSpan(0);
    private volatile CallCount calls = new CallCount();
    private boolean isOpen;
    private int polls;

    /** What works off the messages: it returns when the span is over. */
    interface Work extends AutoCloseable {
        Duration until(MessageSpan span) throws InterruptedException;

        @Override
        void close();
    }

    Duration take(MessageSpan next, CallCount counted, Work work) throws InterruptedException {
        span = next;
        calls = counted;
        open();
        Duration taken = work.until(next);
        close();
        return taken;
    }

    private synchronized void open() {
        isOpen = true;
        notifyAll();
    }

    private synchronized void close() throws InterruptedException {
        isOpen = false;
        while (polls > 0) {
            wait();
        }
    }

    private synchronized void beginPoll() {
        while (!isOpen) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        polls++;
    }

    private synchronized void endPoll() {
        polls--;
        notifyAll();
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (context.request() instanceof ReceiveMessageRequest) {
            beginPoll();
        }
        calls.beforeExecution(context, attributes);
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        return calls.modifyRequest(context, attributes);
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        span.afterExecution(context, attributes);
        calls.afterExecution(context, attributes);
        if (context.request() instanceof ReceiveMessageRequest) {
            endPoll();
        }
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        if (context.request() instanceof ReceiveMessageRequest) {
            endPoll();
        }
    }
}
