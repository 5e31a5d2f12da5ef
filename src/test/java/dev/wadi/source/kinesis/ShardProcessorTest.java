package dev.wadi.source.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.wadi.delivery.Backoff;
import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.BatchHandler;
import dev.wadi.delivery.DeliveryMonitor;
import dev.wadi.delivery.FailureHistory;
import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.HoldPolicy;
import dev.wadi.delivery.Outcome;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.delivery.RouteBatchHandler;
import dev.wadi.delivery.SourceHistory;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.kinesis.common.StreamIdentifier;
import software.amazon.kinesis.leases.Lease;
import software.amazon.kinesis.leases.LeaseCoordinator;
import software.amazon.kinesis.leases.MultiStreamLease;
import software.amazon.kinesis.lifecycle.events.InitializationInput;
import software.amazon.kinesis.lifecycle.events.ProcessRecordsInput;
import software.amazon.kinesis.lifecycle.events.ShardEndedInput;
import software.amazon.kinesis.processor.RecordProcessorCheckpointer;
import software.amazon.kinesis.processor.ShardRecordProcessor;
import software.amazon.kinesis.retrieval.KinesisClientRecord;

/** A shard as the KCL drives it, with what does not come in order. */
class ShardProcessorTest {
    private static final String SHARD = "shardId-000000000000";
    private static final StreamIdentifier STREAM =
            StreamIdentifier.multiStreamInstance("000000000000:orders:1700000000");

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final DeliveryMonitor monitor = new DeliveryMonitor(context, "orders", "here");
    private final List<String> polls = new CopyOnWriteArrayList<>();
    private final List<String> checkpoints = new CopyOnWriteArrayList<>();
    private final AtomicReference<Lease> lease = new AtomicReference<>();

    @AfterEach
    void end() throws Exception {
        context.close();
    }

    @Test
    void aPollAfterOneThatWasGivenUpIsNotTaken() {
        ShardRecordProcessor processor =
                processors(new StackOverflowError("planted")).shardRecordProcessor(STREAM);
        processor.initialize(initialization());
        assertThatThrownBy(() -> processor.processRecords(poll("1"))).isInstanceOf(StackOverflowError.class);
        processor.processRecords(poll("2"));
        assertThat(polls).containsExactly("1");
        assertThat(checkpoints).isEmpty();
    }

    @Test
    void aShardDoesNotEndOverAPollThatWasGivenUp() {
        ShardRecordProcessor processor =
                processors(new StackOverflowError("planted")).shardRecordProcessor(STREAM);
        processor.initialize(initialization());
        assertThatThrownBy(() -> processor.processRecords(poll("1"))).isInstanceOf(StackOverflowError.class);
        assertThatThrownBy(() -> processor.shardEnded(
                        ShardEndedInput.builder().checkpointer(checkpointer()).build()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("orders/" + SHARD + " ended before all of it was acknowledged");
        assertThat(checkpoints).isEmpty();
    }

    @Test
    void aHoldEndsWithItsLease() throws Exception {
        assertHoldEnds(() -> lease.set(null));
    }

    @Test
    void aHoldEndsWithItsLeaseEvenIfThatWasWonAgain() throws Exception {
        assertHoldEnds(() -> lease.set(lease(UUID.randomUUID())));
    }

    /** Those of a poll that have their outcome are not delivered again. */
    @Test
    void aStopAcknowledgesUpToTheLastRecordBeforeWhichAllAreDone() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicReference<ShardProcessor> shard = new AtomicReference<>();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("timer:orders?delay=1h").routeId("orders").split().body().process(exchange -> {
                    StreamRecord record = exchange.getMessage().getBody(StreamRecord.class);
                    if (record.sequenceNumber().equals("3")) {
                        begun.countDown();
                        await().until(() -> shard.get().isStopped());
                        throw new HoldException("cut off");
                    }
                    BatchAccount.of(exchange).done(record, Outcome.of("stored"));
                });
            }
        });
        context.start();
        ShardProcessors processors = processors(new RouteBatchHandler<>(
                context.getRoute("orders").getConsumer(), Map.of(), context.createProducerTemplate(), "orders"));
        ShardRecordProcessor processor = processors.shardRecordProcessor(STREAM);
        processor.initialize(initialization());
        shard.set((ShardProcessor) processor);
        CompletableFuture<Void> poll =
                CompletableFuture.runAsync(() -> processor.processRecords(poll("1", "2", "3", "4")));
        assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
        processors.stop(Duration.ofSeconds(60));
        poll.get(60, TimeUnit.SECONDS);
        assertThat(checkpoints).isNotEmpty().containsOnly("checkpoint 2");
    }

    private void assertHoldEnds(Runnable loss) throws Exception {
        ShardProcessors processors = processors(new HoldException("the dependency"));
        ShardRecordProcessor processor = processors.shardRecordProcessor(STREAM);
        processor.initialize(initialization());
        lease.set(lease(UUID.randomUUID()));
        CompletableFuture<Void> hold = CompletableFuture.runAsync(() -> processor.processRecords(poll("1")));
        await().until(() -> polls.size() > 1);
        assertThat(processors.watch(leases())).isTrue();
        int before = polls.size();
        await().until(() -> polls.size() > before);
        assertThat(hold).isNotDone();

        loss.run();
        assertThat(processors.watch(leases())).isTrue();
        hold.get(60, TimeUnit.SECONDS);
        assertThat(processors.held()).isEmpty();
        assertThat(monitor.call().getState()).isEqualTo(State.UP);
    }

    private ShardProcessors processors(Throwable fault) {
        return processors(new BatchHandler<>() {
            @Override
            public void process(List<StreamRecord> records, BatchAccount account) {
                polls.add(records.get(0).sequenceNumber());
                if (fault instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) fault;
            }

            @Override
            public void deadLetter(List<RefusedRecordException> rejected, int attempts) {
                throw new AssertionError("a dead letter of " + rejected);
            }
        });
    }

    private ShardProcessors processors(BatchHandler<StreamRecord> target) {
        ShardContext route = new ShardContext(
                "orders",
                Clock.systemUTC(),
                Instant.now(),
                monitor,
                new SourceHistory(
                        HoldPolicy.of(Backoff.between(Duration.ofMillis(10), Duration.ofMillis(20))),
                        new FailureHistory(),
                        Set.of()),
                (stream, shard) -> target);
        return new ShardProcessors(route, Duration.ofMinutes(10), stream -> Duration.ofHours(24));
    }

    private static InitializationInput initialization() {
        return InitializationInput.builder().shardId(SHARD).build();
    }

    private ProcessRecordsInput poll(String... sequenceNumbers) {
        return ProcessRecordsInput.builder()
                .millisBehindLatest(0L)
                .records(Stream.of(sequenceNumbers)
                        .map(number -> KinesisClientRecord.builder()
                                .sequenceNumber(number)
                                .partitionKey("k")
                                .approximateArrivalTimestamp(Instant.now())
                                .data(ByteBuffer.allocate(1))
                                .build())
                        .toList())
                .checkpointer(checkpointer())
                .build();
    }

    private RecordProcessorCheckpointer checkpointer() {
        return (RecordProcessorCheckpointer) Proxy.newProxyInstance(
                RecordProcessorCheckpointer.class.getClassLoader(),
                new Class<?>[] {RecordProcessorCheckpointer.class},
                (proxy, method, arguments) -> {
                    checkpoints.add(method.getName() + (arguments == null ? "" : " " + arguments[0]));
                    return null;
                });
    }

    private LeaseCoordinator leases() {
        return (LeaseCoordinator) Proxy.newProxyInstance(
                LeaseCoordinator.class.getClassLoader(),
                new Class<?>[] {LeaseCoordinator.class},
                (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("getCurrentlyHeldLease");
                    return lease.get();
                });
    }

    private static Lease lease(UUID token) {
        Lease lease = new MultiStreamLease();
        lease.concurrencyToken(token);
        return lease;
    }
}
