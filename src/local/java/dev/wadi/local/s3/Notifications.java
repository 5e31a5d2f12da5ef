package dev.wadi.local.s3;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.wadi.local.queues.LocalQueues;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/** Tells queues of objects that were made, of one key in their order. What a queue does not take is lost, with a warning. */
final class Notifications implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Notifications.class);

    private final Clock clock;
    private final LocalQueues queues;
    private final ExecutorService sender = Executors.newSingleThreadExecutor(Notifications::thread);
    private final Map<String, NotificationConfiguration> configurations = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();

    Notifications(Clock clock, CompletableFuture<URI> queues) {
        this.clock = clock;
        this.queues = new LocalQueues(queues);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "s3-notifications");
        thread.setDaemon(true);
        return thread;
    }

    /** As S3 does, it sends each queue a message first, to see that it is there: done when all have it. */
    CompletableFuture<Void> configure(S3Request bucket, String xml) {
        return CompletableFuture.runAsync(
                () -> {
                    NotificationConfiguration configuration = NotificationConfiguration.read(xml);
                    configuration.rules().forEach(rule -> test(bucket, rule));
                    configurations.put(bucket.bucketPlace(), configuration);
                },
                sender);
    }

    private void test(S3Request bucket, QueueRule rule) {
        String message = JsonNodeFactory.instance
                .objectNode()
                .put("Service", "Amazon S3")
                .put("Event", "s3:TestEvent")
                .put("Time", clock.instant().toString())
                .put("Bucket", bucket.bucket())
                .put("RequestId", "local")
                .put("HostId", "local")
                .toString();
        try {
            send(rule, message);
        } catch (SdkException | IllegalStateException e) {
            LOG.debug("{} cannot be told of {}", rule.queueArn(), bucket.bucket(), e);
            throw S3Errors.invalidArgument("Unable to validate the following destination configurations");
        }
    }

    String configuration(S3Request bucket) {
        return configurations
                .getOrDefault(bucket.bucketPlace(), NotificationConfiguration.NONE)
                .xml();
    }

    void forget(S3Request bucket) {
        configurations.remove(bucket.bucketPlace());
    }

    /** Those that are to hear of what the request makes. */
    List<QueueRule> concerned(S3Request request) {
        String event = "s3:ObjectCreated:" + way(request);
        return configurations.getOrDefault(request.bucketPlace(), NotificationConfiguration.NONE).rules().stream()
                .filter(rule -> rule.concerns(event, request.decodedKey()))
                .toList();
    }

    private static String way(S3Request request) {
        return switch (request.operation()) {
            case "CopyObject" -> "Copy";
            case "CompleteMultipartUpload" -> "CompleteMultipartUpload";
            default -> "Put";
        };
    }

    void created(S3Request request, ObjectState object, List<QueueRule> rules) {
        ObjectCreated event = new ObjectCreated(
                way(request),
                request.bucket(),
                request.decodedKey(),
                request.account().region(),
                clock.instant(),
                count.incrementAndGet());
        rules.forEach(rule -> sender.execute(() -> {
            try {
                send(rule, event.text(rule.id(), object));
            } catch (SdkException | IllegalStateException e) {
                LOG.warn("{} did not hear of {} in {}", rule.queueArn(), request.decodedKey(), request.bucket(), e);
            }
        }));
    }

    private void send(QueueRule rule, String message) {
        String url = queues.url(rule.queueArn());
        queues.client().sendMessage(request -> request.queueUrl(url).messageBody(message));
    }

    @Override
    public void close() {
        sender.shutdownNow();
        queues.close();
    }
}
