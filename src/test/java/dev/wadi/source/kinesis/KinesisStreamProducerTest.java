package dev.wadi.source.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.delivery.HoldException;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

@Timeout(600)
class KinesisStreamProducerTest {
    private static final int MIB = 1024 * 1024;
    private static final SwitchableFaults FAULTS = new SwitchableFaults();

    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(
            LocalCloudOptions.only(Part.KINESIS, Part.DYNAMODB).withoutLimits().withFaults(FAULTS));

    private StreamFixture fixture;

    @BeforeEach
    void begin() {
        FAULTS.none();
        fixture = new StreamFixture(CLOUD);
        fixture.createStream("out", 1);
        fixture.context.start();
    }

    @AfterEach
    void end() {
        fixture.close();
    }

    @Test
    void moreThanACallTakesGoesInSeveralInOrder() {
        send(IntStream.range(0, 1201)
                .mapToObj(i -> record("key-" + i, Integer.toString(i)))
                .toList());
        assertThat(stored())
                .hasSize(1201)
                .extracting(one -> one.data().asUtf8String())
                .containsExactlyElementsOf(
                        IntStream.range(0, 1201).mapToObj(Integer::toString).toList());
        assertThat(stored().get(7).partitionKey()).isEqualTo("key-7");
    }

    @Test
    void moreBytesThanACallTakesGoInSeveral() {
        send("out?ordered=false", Collections.nCopies(13, new OutgoingRecord("key", new byte[MIB - 3])));
        assertThat(stored()).hasSize(13);
        assertThat(FAULTS.callsOf("PutRecords")).isEqualTo(3);
    }

    @Test
    void aLargerRecordGoesWhereTheStreamTakesIt() {
        fixture.client.updateMaxRecordSize(
                request -> request.streamARN(arn(fixture)).maxRecordSizeInKiB(10 * 1024));
        int most = RecordLimit.MOST_BYTES;
        assertThatThrownBy(() -> send(List.of(new OutgoingRecord("key", new byte[MIB]))))
                .rootCause()
                .hasMessageContaining("Kinesis takes 1048576");
        send("out?maxRecordSize=" + most, List.of(new OutgoingRecord("key", new byte[most - 3])));
        fixture.context.getPropertiesComponent().addInitialProperty("wadi.kinesis-max-record-size", "3145728");
        send(
                "out?ordered=false",
                List.of(
                        new OutgoingRecord("key", new byte[3 * MIB - 3]),
                        new OutgoingRecord("key", new byte[3 * MIB - 3]),
                        new OutgoingRecord("key", new byte[3 * MIB - 3])));
        assertThat(stored())
                .extracting(one -> one.data().asByteArrayUnsafe().length)
                .containsExactly(most - 3, 3 * MIB - 3, 3 * MIB - 3, 3 * MIB - 3);
        // 10 MiB a call where a record may be larger than 1 MiB
        assertThat(FAULTS.callsOf("PutRecords")).isEqualTo(2);
    }

    private static String arn(StreamFixture fixture) {
        return fixture.client
                .describeStreamSummary(request -> request.streamName("out"))
                .streamDescriptionSummary()
                .streamARN();
    }

    @Test
    void noStreamTakesMoreThanTenMebibytes() {
        assertThatThrownBy(() -> send("out?maxRecordSize=" + (RecordLimit.MOST_BYTES + 1), List.of(record("a", "1"))))
                .rootCause()
                .hasMessage("maxRecordSize must be 1 to 10485760 bytes, not 10485761");
    }

    @Test
    void aPartitionKeyCountsWithItsBytesNotItsCharacters() {
        String key = "ä".repeat(250);
        int size = 5 * MIB / 500 - 250;
        send("out?ordered=false", Collections.nCopies(500, new OutgoingRecord(key, new byte[size])));
        assertThat(stored()).hasSize(500);
        assertThat(FAULTS.callsOf("PutRecords")).isEqualTo(2);
    }

    @Test
    void nothingToPutIsNoCall() {
        send(List.of());
        assertThat(FAULTS.callsOf("PutRecords")).isZero();
    }

    @Test
    void onlyTheFailedEntriesArePutAgain() {
        FAULTS.failRecordsOf("flaky", 2);
        send(List.of(record("a", "1"), record("flaky", "2"), record("b", "3")));
        assertThat(FAULTS.offered()).containsExactly("a", "flaky", "b", "flaky", "flaky");
        assertThat(stored()).extracting(one -> one.data().asUtf8String()).containsExactly("1", "3", "2");
    }

    @Test
    void whatFailsForEverHoldsTheSource() {
        FAULTS.failRecordsOf("stuck", SwitchableFaults.FOR_EVER);
        assertThatThrownBy(() -> send(List.of(record("a", "1"), record("stuck", "2"))))
                .hasRootCauseInstanceOf(HoldException.class)
                .rootCause()
                .hasMessageContaining("1 records were not taken by stream out: ProvisionedThroughputExceededException");
        assertThat(Collections.frequency(FAULTS.offered(), "stuck")).isEqualTo(1 + KinesisStreamProducer.ATTEMPTS);
        assertThat(Collections.frequency(FAULTS.offered(), "a")).isEqualTo(1);
    }

    @Test
    void recordsOfAKeyKeepTheirOrderWhenTheFirstIsRefused() {
        FAULTS.failRecordsOf("flaky", 3);
        send(List.of(
                record("flaky", "1"), record("flaky", "2"), record("a", "3"), record("flaky", "4"), record("a", "5")));
        assertThat(stored().stream().filter(one -> one.partitionKey().equals("flaky")))
                .extracting(one -> one.data().asUtf8String())
                .containsExactly("1", "2", "4");
        assertThat(stored().stream().filter(one -> one.partitionKey().equals("a")))
                .extracting(one -> one.data().asUtf8String())
                .containsExactly("3", "5");
    }

    @Test
    void aCallThatIsRefusedIsTheServicesOwnException() {
        assertThatThrownBy(() -> send("nowhere", List.of(record("a", "1"))))
                .hasRootCauseInstanceOf(KinesisException.class);
    }

    @Test
    void aRecordThatIsNeverTakenIsNamedBeforeAnyIsSent() {
        assertThatThrownBy(() -> send(List.of(record("a", "1"), record("", "2"))))
                .rootCause()
                .hasMessage("Record 1 has a partition key of 0 characters; Kinesis takes 1 to 256");
        assertThatThrownBy(() -> send(List.of(new OutgoingRecord("key", new byte[MIB - 2]))))
                .rootCause()
                .hasMessage("Record 0 has 1048577 bytes with its partition key; Kinesis takes 1048576");
        assertThat(FAULTS.callsOf("PutRecords")).isZero();
    }

    @Test
    void severalStreamsAreRefusedBeforeAnyRecord() {
        assertThatThrownBy(() -> send("out,other", List.of()))
                .rootCause()
                .hasMessage("Records are put on one stream, but the endpoint names 2: [out, other]");
    }

    @Test
    void aBodyThatHasNoRecordsIsNamed() {
        assertThatThrownBy(() -> sendBody("out", null))
                .rootCause()
                .hasMessage("The body must be a list of OutgoingRecord, not null");
        assertThatThrownBy(() -> sendBody("out", "text"))
                .rootCause()
                .hasMessage("The body must be a list of OutgoingRecord, not a java.lang.String");
        assertThatThrownBy(() -> sendBody("out", List.of(record("a", "1"), "2")))
                .rootCause()
                .hasMessage("Record 1 of the body must be an OutgoingRecord, not a java.lang.String");
        assertThat(FAULTS.callsOf("PutRecords")).isZero();
    }

    private void send(List<OutgoingRecord> records) {
        send("out", records);
    }

    private void send(String uri, List<OutgoingRecord> records) {
        sendBody(uri, records);
    }

    private void sendBody(String uri, Object body) {
        fixture.context.createProducerTemplate().sendBody("kinesis-stream:" + uri, body);
    }

    private static OutgoingRecord record(String key, String text) {
        return new OutgoingRecord(key, text.getBytes(StandardCharsets.UTF_8));
    }

    private List<Record> stored() {
        List<Record> stored = new ArrayList<>();
        String iterator = fixture.client
                .getShardIterator(request -> request.streamName("out")
                        .shardId("shardId-000000000000")
                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
        GetRecordsResponse page;
        do {
            String next = iterator;
            page = fixture.client.getRecords(request -> request.shardIterator(next));
            stored.addAll(page.records());
            iterator = page.nextShardIterator();
        } while (page.millisBehindLatest() > 0);
        return stored;
    }
}
