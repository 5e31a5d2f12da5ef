package dev.wadi.scenario.environment;

import dev.wadi.edge.aws.Provision;
import dev.wadi.scenario.format.ScenarioNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** The streams that the pipeline puts records on, where {@code config} names them, and {@code expected.kinesis}: what was put, as a multiset. */
final class StreamsFixture implements ScenarioFixture {
    private static final String STREAM = "stream";
    private static final String PARTITION_KEY = "partitionKey";
    private static final String DATA = "data";

    private final List<NamedThing> streams;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Optional<ObservedMessages> expected;
    private Optional<KinesisClient> client = Optional.empty();
    /** By the name that the scenario has for it, that of the one which was made. */
    private final Map<String, String> made = new LinkedHashMap<>();

    StreamsFixture(ScenarioNode scenario, List<NamedThing> streams) {
        this.streams = streams;
        streams.forEach(stream -> stream.name(scenario).ifPresent(name -> names.put(stream.setting(), name)));
        expected = ObservedMessages.read(scenario, "kinesis", STREAM, PARTITION_KEY, DATA);
        if (expected.isPresent() && names.isEmpty()) {
            throw scenario.required("expected")
                    .required("kinesis")
                    .problem("the scenario has no stream: name it in config."
                            + streams.stream().map(NamedThing::key).collect(Collectors.joining(" or config.")));
        }
    }

    @Override
    public Map<String, String> setUp(ScenarioEnvironment world) {
        if (names.isEmpty()) {
            return Map.of();
        }
        KinesisClient kinesis =
                KinesisClient.builder().credentialsProvider(world.credentials()).build();
        client = Optional.of(kinesis);
        Map<String, String> settings = new LinkedHashMap<>();
        names.forEach((setting, name) -> {
            String unique = world.unique(name);
            Provision.stream(kinesis, unique, 1);
            made.put(name, unique);
            kinesis.waiter().waitUntilStreamExists(request -> request.streamName(unique));
            settings.put(setting, unique);
        });
        return settings;
    }

    @Override
    public Map<String, String> writesTo(String pipeline) {
        return streams.stream().collect(Collectors.toMap(NamedThing::setting, stream -> "stream"));
    }

    @Override
    public Map<String, Expectation> expectations() {
        return expected.map(records -> records.against(this::put)).orElse(Map.of());
    }

    @Override
    public List<Effect> effects(UnaryOperator<String> settings) {
        return put().stream()
                .map(record -> new Effect(
                        STREAM + " " + record.fields().get(STREAM), "", record.fields(), "put: " + record, true))
                .toList();
    }

    @Override
    public List<String> resources() {
        return names.values().stream().map(name -> STREAM + " " + name).toList();
    }

    private List<SentMessage> put() {
        List<SentMessage> put = new ArrayList<>();
        client.ifPresent(kinesis -> made.forEach(
                (name, unique) -> records(kinesis, unique).forEach(record -> put.add(sent(name, record)))));
        return put;
    }

    private static SentMessage sent(String stream, Record record) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(STREAM, stream);
        fields.put(PARTITION_KEY, record.partitionKey());
        fields.put(DATA, record.data().asUtf8String());
        return new SentMessage(fields);
    }

    /** All that the one shard has. */
    private static List<Record> records(KinesisClient kinesis, String stream) {
        String shard = kinesis.listShards(request -> request.streamName(stream))
                .shards()
                .get(0)
                .shardId();
        String iterator = kinesis.getShardIterator(request ->
                        request.streamName(stream).shardId(shard).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
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
            made.values().forEach(stream -> kinesis.deleteStream(request -> request.streamName(stream)));
            kinesis.close();
        });
    }
}
