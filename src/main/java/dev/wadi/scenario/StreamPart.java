package dev.wadi.scenario;

import dev.wadi.runtime.WadiApplication;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** A stream that the pipeline puts records on, where {@code config} names it, and {@code expected.kinesis}: what was put, as a multiset. */
final class StreamPart implements WorldPart {
    private static final String STREAM = "stream";
    private static final String PARTITION_KEY = "partitionKey";
    private static final String DATA = "data";

    private final String setting;
    private final Optional<String> name;
    private final Optional<SentMessages> expected;
    private Optional<KinesisClient> client = Optional.empty();
    private String uniqueName = "";

    /**
     * @param key of {@code config} that names the stream; without it the pipeline gets none
     * @param setting that gets the stream's name
     */
    StreamPart(Element scenario, String key, String setting) {
        this.setting = setting;
        name = scenario.section("config").member(key).map(Element::text);
        expected = SentMessages.read(scenario, "kinesis", STREAM, PARTITION_KEY, DATA);
        if (expected.isPresent() && name.isEmpty()) {
            throw scenario.required("expected")
                    .required("kinesis")
                    .problem("the scenario has no stream: name it in config." + key);
        }
    }

    @Override
    public Map<String, String> setUp(World world) {
        if (name.isEmpty()) {
            return Map.of();
        }
        KinesisClient kinesis =
                KinesisClient.builder().credentialsProvider(world.credentials()).build();
        client = Optional.of(kinesis);
        uniqueName = world.unique(name.get());
        kinesis.createStream(request -> request.streamName(uniqueName).shardCount(1));
        kinesis.waiter().waitUntilStreamExists(request -> request.streamName(uniqueName));
        return Map.of(setting, uniqueName);
    }

    @Override
    public Map<String, String> writesTo(String pipeline) {
        return Map.of(setting, "stream");
    }

    @Override
    public Map<String, Expectation> expectations() {
        return expected.map(records -> records.against(this::put)).orElse(Map.of());
    }

    @Override
    public List<Effect> effects(WadiApplication application) {
        return put().stream()
                .map(record -> new Effect("put", "", record.toString()))
                .toList();
    }

    private List<SentMessage> put() {
        return client.map(kinesis -> records(kinesis).stream().map(this::sent).toList())
                .orElse(List.of());
    }

    private SentMessage sent(Record record) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(STREAM, name.orElseThrow());
        fields.put(PARTITION_KEY, record.partitionKey());
        fields.put(DATA, record.data().asUtf8String());
        return new SentMessage(fields);
    }

    /** All that the one shard has. */
    private List<Record> records(KinesisClient kinesis) {
        String shard = kinesis.listShards(request -> request.streamName(uniqueName))
                .shards()
                .get(0)
                .shardId();
        String iterator = kinesis.getShardIterator(request ->
                        request.streamName(uniqueName).shardId(shard).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
        List<Record> records = new ArrayList<>();
        boolean more = true;
        while (more) {
            String from = iterator;
            GetRecordsResponse page = kinesis.getRecords(request -> request.shardIterator(from));
            records.addAll(page.records());
            iterator = page.nextShardIterator();
            more = page.millisBehindLatest() > 0 || !page.records().isEmpty();
        }
        return records;
    }

    @Override
    public void close() {
        client.ifPresent(kinesis -> {
            if (!uniqueName.isEmpty()) {
                kinesis.deleteStream(request -> request.streamName(uniqueName));
            }
            kinesis.close();
        });
    }
}
