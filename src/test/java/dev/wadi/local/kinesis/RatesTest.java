package dev.wadi.local.kinesis;

import static dev.wadi.local.Refusals.assertRefused;
import static dev.wadi.local.kinesis.KinesisFixture.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wadi.local.Clients;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import dev.wadi.local.emulator.Account;
import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Faults;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** What goes wrong without being wrong: rates used up, and faults brought about. */
class RatesTest {

    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.KINESIS));

    private static final SdkBytes HALF_A_MEBIBYTE = SdkBytes.fromByteArray(new byte[512 * 1024 - 1]);

    private KinesisClient client;
    private KinesisFixture stream;

    @BeforeEach
    void createStream() {
        client = CLOUD.clients().client(Part.KINESIS, KinesisClient.builder());
        stream = KinesisFixture.withShards(client, 1);
    }

    @Test
    void aBatchBeyondTheShardsSecondFailsInPartAndTheRestIsStored() {
        PutRecordsResponse response = client.putRecords(
                request -> request.streamName("orders").records(Collections.nCopies(5, entry("a", HALF_A_MEBIBYTE))));
        assertThat(response.failedRecordCount()).isEqualTo(3);
        assertThat(response.records().subList(0, 2))
                .allSatisfy(stored -> assertThat(stored.sequenceNumber()).isNotEmpty());
        assertThat(response.records().subList(2, 5)).allSatisfy(failed -> {
            assertThat(failed.errorCode()).isEqualTo("ProvisionedThroughputExceededException");
            assertThat(failed.errorMessage())
                    .isEqualTo("Rate exceeded for shard shardId-000000000000 in stream orders under account"
                            + " 000000000000.");
            assertThat(failed.sequenceNumber()).isNull();
        });
        assertThat(stream.texts(stream.iterator(ShardIteratorType.TRIM_HORIZON)))
                .hasSize(2);
    }

    @Test
    void aRecordLargerThanASecondIsTakenAndThenNothingUntilTheRateHasCaughtUp() {
        client.createStream(request -> request.streamName("large").shardCount(1).maxRecordSizeInKiB(3072));
        SdkBytes three = SdkBytes.fromByteArray(new byte[3 * 1024 * 1024 - 1]);
        PutRecordsResponse response = client.putRecords(request ->
                request.streamName("large").records(entry("a", three), entry("a", SdkBytes.fromUtf8String("small"))));
        assertThat(response.records())
                .extracting(PutRecordsResultEntry::errorCode)
                .containsExactly(null, "ProvisionedThroughputExceededException");
    }

    @Test
    void aSixthReadInASecondIsRefused() {
        String iterator = stream.iterator(ShardIteratorType.TRIM_HORIZON);
        assertRefused("ProvisionedThroughputExceededException", "Rate exceeded for shard shardId-000000000000", () -> {
            for (int i = 0; i < 100; i++) {
                stream.read(iterator);
            }
        });
    }

    @Test
    void aSixthIteratorInASecondIsRefused() {
        assertRefused("ProvisionedThroughputExceededException", "Rate exceeded for shard shardId-000000000000", () -> {
            for (int i = 0; i < 100; i++) {
                stream.iterator(ShardIteratorType.LATEST);
            }
        });
    }

    @Test
    void withoutLimitsNothingIsMetered() {
        try (LocalCloud cloud =
                        LocalCloud.start(LocalCloudOptions.only(Part.KINESIS).withoutLimits());
                KinesisClient free = Clients.of(cloud).client(Part.KINESIS, KinesisClient.builder())) {
            KinesisFixture fast = KinesisFixture.withShards(free, 1);
            assertThat(free.putRecords(request -> request.streamName("orders")
                                    .records(Collections.nCopies(10, entry("a", HALF_A_MEBIBYTE))))
                            .failedRecordCount())
                    .isZero();
            String iterator = fast.iterator(ShardIteratorType.TRIM_HORIZON);
            for (int i = 0; i < 20; i++) {
                assertThat(fast.texts(iterator)).hasSize(10);
            }
        }
    }

    @Test
    void faultsComeAboutOnPurposeOnly() {
        Faults faults = new Faults() {
            @Override
            public Optional<AwsException> onCall(Account account, String operation) {
                return operation.equals("ListStreams")
                        ? Optional.of(AwsException.failed("Internal service failure."))
                        : Optional.empty();
            }

            @Override
            public Optional<AwsException> onRecord(Account account, String stream, String partitionKey) {
                return partitionKey.equals("poison")
                        ? Optional.of(AwsException.failed("Internal service failure."))
                        : Optional.empty();
            }
        };
        try (LocalCloud cloud =
                        LocalCloud.start(LocalCloudOptions.only(Part.KINESIS).withFaults(faults));
                KinesisClient faulty = Clients.of(cloud).client(Part.KINESIS, KinesisClient.builder())) {
            KinesisFixture.withShards(faulty, 1);
            SdkBytes data = SdkBytes.fromUtf8String("x");
            assertThat(faulty.putRecords(request ->
                                    request.streamName("orders").records(entry("a", data), entry("poison", data)))
                            .records())
                    .extracting(PutRecordsResultEntry::errorCode)
                    .containsExactly(null, "InternalFailure");
            assertThat(catchThrowableOfType(AwsServiceException.class, faulty::listStreams))
                    .satisfies(e -> assertThat(e.statusCode()).isEqualTo(500));
        }
    }
}
