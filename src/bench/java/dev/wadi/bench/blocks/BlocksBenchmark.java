package dev.wadi.bench.blocks;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.wadi.bench.blocks.BlockRace.Records;
import dev.wadi.edge.aws.AwsEnvironment;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/**
 * What each block costs a record beside the same call of its library by hand, in polls of 500. Where a service is called, the time is that of the call with its
 * server, which is in this process too, but for Redis.
 */
public final class BlocksBenchmark {
    private static final String TABLE = "orders";
    private static final String HASH = "customers";
    private static final String PARAMETER = "/orders/batch";
    private static final String STEP = "- to:\n    id: block\n    uri: \"%s\"\n    parameters:\n%s";
    private static final int MANY = 100;
    private static final int SOME = 10;

    private final PrintWriter out;

    public BlocksBenchmark(PrintWriter out) {
        this.out = out;
    }

    public void run() throws Exception {
        try (LocalCloud cloud = LocalCloud.start(
                LocalCloudOptions.only(Part.DYNAMODB, Part.SQS, Part.SSM, Part.REDIS).withoutLimits())) {
            AwsEnvironment.apply(cloud.environment());
            Map<String, String> services = cloud.environment();
            RedissonClient redis = redis(services);
            try (PlainCalls plain = new PlainCalls()) {
                String queue = plain.sqs()
                        .createQueue(request -> request.queueName(TABLE))
                        .queueUrl();
                fill(plain, redis);
                out.println("us of processor time for each record, median (lowest to highest)");
                BlockRace race = new BlockRace(
                        Map.of(
                                "orders.redis-host",
                                services.get("REDIS_HOST"),
                                "orders.redis-port",
                                services.get("REDIS_PORT")),
                        out);
                texts(race);
                lookUps(race, plain, redis);
                effects(race, plain, redis, queue);
                out.printf(Locale.ROOT, "%,d answers by hand%n", plain.seen());
                out.flush();
            } finally {
                redis.shutdown();
            }
        }
    }

    private static void texts(BlockRace race) throws Exception {
        String text = """
                {"type":"object","required":["id","total","lines"],"properties":{"id":{"type":"string","pattern":"^order-"},
                 "total":{"type":"number","minimum":0},"lines":{"type":"array","items":{"type":"object","required":["sku"]}}}}""";
        Path file = Files.createTempFile("order", ".schema.json");
        Files.writeString(file, text);
        JsonMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        race.run(
                "parse",
                "- to:\n    id: block\n    uri: parse:json\n",
                poll -> {
                    for (OrderRecord order : poll) {
                        if (mapper.readValue(order.payload(), Map.class).isEmpty()) {
                            throw new IllegalStateException("an order that is none");
                        }
                    }
                },
                MANY,
                Records.NEW);
        JsonSchema schema =
                JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(text);
        race.run(
                "check-schema",
                "- to:\n    id: parse\n    uri: parse:json\n- to:\n    id: block\n    uri: check-schema:" + file + "\n",
                poll -> {
                    for (OrderRecord order : poll) {
                        if (!schema.validate(mapper.readTree(order.payload())).isEmpty()) {
                            throw new IllegalStateException("an order that is none");
                        }
                    }
                },
                MANY,
                Records.NEW);
        Files.delete(file);
    }

    private static void lookUps(BlockRace race, PlainCalls plain, RedissonClient redis) throws Exception {
        race.run(
                "lookup-parameter",
                STEP.formatted("lookup-parameter:" + PARAMETER, "      into: header.batch\n"),
                poll -> plain.readParameter(PARAMETER, poll),
                MANY,
                Records.SAME);
        race.run(
                "lookup-table",
                STEP.formatted(
                        "lookup-table:" + TABLE,
                        "      into: header.name\n      key.id: \"${recordId}\"\n      attribute: name\n"),
                poll -> plain.readRows(TABLE, poll),
                SOME,
                Records.SAME);
        race.run(
                "lookup-redis-hash",
                STEP.formatted("lookup-redis-hash:" + HASH, "      into: header.name\n      field: \"${recordId}\"\n"),
                poll -> plain.readHash(redis, HASH, poll),
                MANY,
                Records.SAME);
    }

    private static void effects(BlockRace race, PlainCalls plain, RedissonClient redis, String queue)
            throws Exception {
        race.run(
                "dynamodb-update",
                STEP.formatted(
                        "dynamodb-update:" + TABLE, "      key.id: \"${recordId}\"\n      set.status: paid\n"),
                poll -> plain.update(TABLE, poll),
                SOME,
                Records.SAME);
        race.run(
                "redis-hash-set",
                STEP.formatted("redis-hash-set:order:${recordId}", "      field.status: paid\n"),
                poll -> plain.setHashes(redis, poll),
                MANY,
                Records.SAME);
        race.run(
                "dynamodb-put-once",
                STEP.formatted(
                        "dynamodb-put-once:" + TABLE,
                        "      key: id\n      item.id: \"${recordId}\"\n      item.status: open\n"),
                poll -> plain.putOnce(TABLE, poll),
                SOME,
                Records.NEW);
        race.run(
                "send-queue",
                STEP.formatted("send-queue:" + queue, "      id: \"${recordId}\"\n"),
                poll -> plain.send(queue, poll),
                SOME,
                Records.NEW);
    }

    private static void fill(PlainCalls plain, RedissonClient redis) {
        plain.parameters()
                .putParameter(request -> request.name(PARAMETER).value("1").type(ParameterType.STRING));
        plain.dynamoDb()
                .createTable(request -> request.tableName(TABLE)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(AttributeDefinition.builder()
                                .attributeName("id")
                                .attributeType(ScalarAttributeType.S)
                                .build())
                        .keySchema(KeySchemaElement.builder()
                                .attributeName("id")
                                .keyType(KeyType.HASH)
                                .build()));
        for (OrderRecord order : BlockRace.orders(0)) {
            Map<String, AttributeValue> row = new HashMap<>(PlainCalls.key(order));
            row.put("name", AttributeValue.fromS("customer of " + order.sourceId()));
            plain.dynamoDb().putItem(request -> request.tableName(TABLE).item(row));
            redis.<String, String>getMap(HASH, StringCodec.INSTANCE).put(order.sourceId(), "a customer");
        }
    }

    private static RedissonClient redis(Map<String, String> services) {
        Config config = new Config();
        config.useSingleServer()
                .setAddress("redis://" + services.get("REDIS_HOST") + ":" + services.get("REDIS_PORT"));
        return Redisson.create(config);
    }
}
