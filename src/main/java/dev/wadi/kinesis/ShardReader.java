package dev.wadi.kinesis;

import dev.wadi.delivery.Backoff;
import dev.wadi.delivery.BatchDelivery;
import dev.wadi.delivery.BatchObserver;
import dev.wadi.delivery.BatchTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** Reads one shard to its end: get records, deliver, and only then move the position. */
final class ShardReader implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ShardReader.class);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(200);

    private final KinesisStreamEndpoint endpoint;
    private final String stream;
    private final String shardId;
    private final BatchObserver observer;
    private final BatchDelivery<StreamRecord> delivery;
    private final Backoff backoff;
    private final Instant sourceStarted;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean atEnd;
    /** The last record that is done with; null before the first. */
    private String position;

    /** @param sourceStarted what came before is left out where the initial position is LATEST */
    ShardReader(
            KinesisStreamEndpoint endpoint,
            String stream,
            String shardId,
            Instant sourceStarted,
            BatchTarget<StreamRecord> target,
            BatchObserver observer) {
        this.endpoint = endpoint;
        this.stream = stream;
        this.shardId = shardId;
        this.sourceStarted = sourceStarted;
        this.observer = observer;
        backoff = Backoff.between(FIRST_BACKOFF, endpoint.getMaxBackoff());
        delivery = new BatchDelivery<>(target, observer, backoff);
    }

    boolean isAtEnd() {
        return atEnd;
    }

    void stop() {
        stopped.countDown();
        delivery.stop();
    }

    @Override
    public void run() {
        int failures = 0;
        String iterator = null;
        while (!isStopped()) {
            try {
                iterator = iterator == null ? iterator() : iterator;
                GetRecordsResponse answer = poll(iterator);
                failures = 0;
                if (!deliver(answer)) {
                    return;
                }
                iterator = answer.nextShardIterator();
                if (iterator == null) {
                    atEnd = true;
                    return;
                }
                if (answer.records().isEmpty() || answer.millisBehindLatest() == 0) {
                    pause(endpoint.getPollInterval());
                }
            } catch (ExpiredIteratorException e) {
                LOG.debug("The iterator of {} expired, taking a new one", shardId, e);
                iterator = null;
            } catch (RuntimeException e) {
                // a reader that ended here would leave its shard unread, with nobody told
                if (isStopped()) {
                    return;
                }
                if (!(e instanceof SdkException)) {
                    LOG.error("Reading {} of {} failed", shardId, stream, e);
                }
                observer.holding(e);
                pause(backoff.pause(++failures));
            }
        }
    }

    private String iterator() {
        GetShardIteratorRequest.Builder request =
                GetShardIteratorRequest.builder().streamName(stream).shardId(shardId);
        if (position != null) {
            request.shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER).startingSequenceNumber(position);
        } else if (endpoint.getInitialPosition() == InitialPosition.LATEST) {
            // not LATEST itself: a second iterator, after a fault, would leave out what came since the first, and so
            // would the
            // first one of a shard that came into being after the start
            request.shardIteratorType(ShardIteratorType.AT_TIMESTAMP).timestamp(sourceStarted);
        } else {
            request.shardIteratorType(ShardIteratorType.TRIM_HORIZON);
        }
        return client().getShardIterator(request.build()).shardIterator();
    }

    private GetRecordsResponse poll(String iterator) {
        return client().getRecords(request -> request.shardIterator(iterator).limit(endpoint.getMaxRecords()));
    }

    /** False: stopped before the records were done with. */
    private boolean deliver(GetRecordsResponse answer) {
        List<Record> records = answer.records();
        if (records.isEmpty()) {
            observer.reached();
            return true;
        }
        List<StreamRecord> batch = new ArrayList<>(records.size());
        for (Record one : records) {
            batch.add(new StreamRecord(
                    stream,
                    shardId,
                    one.sequenceNumber(),
                    OptionalLong.empty(),
                    one.partitionKey(),
                    one.approximateArrivalTimestamp(),
                    one.data().asByteArrayUnsafe()));
        }
        if (!delivery.deliver(batch)) {
            return false;
        }
        position = records.get(records.size() - 1).sequenceNumber();
        return true;
    }

    private KinesisClient client() {
        return endpoint.getComponent().getAmazonKinesisClient();
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void pause(Duration duration) {
        try {
            if (stopped.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("Reader of {} stops", shardId);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }
}
