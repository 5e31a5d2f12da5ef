package dev.wadi.bench.snapshotstatus;

import dev.wadi.delivery.RefusedException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/** What a contender without Camel does around its work, in one thread: it receives ten messages, and deletes them when they are handled. */
final class QueueLoop implements ClientTurns.Work {
    private final ContenderClients clients;
    private final Handler handler;
    private final String queue;

    /** The work. Anything but success ends it. */
    interface Handler {
        void handle(List<Message> page) throws RefusedException;
    }

    /** A contender. */
    interface Kind {
        Handler with(SnapshotStatusWorld world, ContenderClients clients);
    }

    QueueLoop(SnapshotStatusWorld world, List<ExecutionInterceptor> interceptors, Kind kind) {
        clients = ContenderClients.measuredBy(interceptors);
        handler = kind.with(world, clients);
        queue = world.queueUrl();
    }

    /** Until all messages of the span are deleted. */
    @Override
    public Duration until(MessageSpan span) throws InterruptedException {
        try {
            while (!span.isOver()) {
                List<Message> page = receive(clients.sqs());
                if (!page.isEmpty()) {
                    handler.handle(page);
                    delete(page, clients.sqs());
                }
            }
        } catch (RefusedException e) {
            throw new IllegalStateException(e);
        }
        return span.await();
    }

    private List<Message> receive(SqsClient sqs) {
        return sqs.receiveMessage(
                        request -> request.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(1))
                .messages();
    }

    private void delete(List<Message> page, SqsClient sqs) {
        sqs.deleteMessageBatch(request -> request.queueUrl(queue)
                .entries(IntStream.range(0, page.size())
                        .mapToObj(i -> DeleteMessageBatchRequestEntry.builder()
                                .id("m" + i)
                                .receiptHandle(page.get(i).receiptHandle())
                                .build())
                        .toList()));
    }

    @Override
    public void close() {
        clients.close();
    }
}
