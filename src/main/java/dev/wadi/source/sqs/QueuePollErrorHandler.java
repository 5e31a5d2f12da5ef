package dev.wadi.source.sqs;

import dev.wadi.delivery.Backoff;
import dev.wadi.delivery.BatchObserver;
import dev.wadi.delivery.HoldException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Polls that fail: they hold, and are tried again. */
final class QueuePollErrorHandler extends DefaultPollingConsumerPollStrategy implements ExceptionHandler {
    private final String queue;
    private final String pipeline;
    private final BatchObserver polls;
    private final Backoff backoff;
    private final CountDownLatch stopping;

    QueuePollErrorHandler(
            String queue, String pipeline, BatchObserver polls, Backoff backoff, CountDownLatch stopping) {
        this.queue = queue;
        this.pipeline = pipeline;
        this.polls = polls;
        this.backoff = backoff;
        this.stopping = stopping;
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause)
            throws InterruptedException {
        if (isToldToStop()) {
            return false;
        }
        polls.holding(explained(cause));
        Duration pause = backoff.pause(retryCounter + 1);
        return !stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Throwable explained(Exception cause) {
        return cause instanceof QueueDoesNotExistException
                ? new HoldException(
                        "There is no queue " + queue + " in this account and region. Create it, or name another in "
                                + pipeline + ".queue.",
                        cause,
                        List.of(pipeline + ".queue"))
                : cause;
    }

    private boolean isToldToStop() {
        return stopping.getCount() == 0;
    }

    @Override
    public void handleException(String message, Exchange exchange, Throwable exception) {
        handleException(message, exception);
    }

    @Override
    public void handleException(Throwable exception) {
        handleException(null, exception);
    }

    @Override
    public void handleException(String message, Throwable exception) {
        if (!isToldToStop()) {
            polls.holding(exception);
        }
    }
}
