package dev.wadi.edge.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.wadi.app.ApplicationPlan;
import dev.wadi.app.WadiApplication;
import dev.wadi.app.installation.Installation;
import dev.wadi.edge.aws.CalledActions.CalledAction;
import dev.wadi.settings.Resource;
import dev.wadi.settings.ResourceUse;
import dev.wadi.settings.Setting;
import dev.wadi.settings.SettingCatalog;
import dev.wadi.testing.ExampleWorld;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Route;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;

/** The pipelines are allowed what they call, on the resource that a setting names, and nothing that they do not call. */
class PermissionsOfARunTest {
    private static final Installation HOME = new Installation(Path.of("").toAbsolutePath());
    private static final SettingCatalog SETTINGS = HOME.settings();
    private static final String ENRICHED = "turbine-status.enriched-stream";
    /**
     * Of a queue: its size limit and its redrive policy, and the extension of a visibility timeout that comes to its end. No data makes a dead letter of oltp-ingest, only a fault of
     * its route.
     */
    private static final Set<String> ONLY_IN_CASE_OF_NEED = Set.of(
            "sqs:GetQueueAttributes EXPORT_STATE_SQS_QUEUE_URL",
            "sqs:GetQueueAttributes snapshot-status.queue",
            "sqs:ChangeMessageVisibility snapshot-status.queue",
            "sqs:GetQueueAttributes dataset-processing.reply-queue",
            "sqs:GetQueueAttributes dataset-processing.queue",
            "sqs:ChangeMessageVisibility dataset-processing.queue",
            "sqs:GetQueueAttributes star-schema.queue",
            "sqs:ChangeMessageVisibility star-schema.queue",
            "sqs:SendMessage oltp-ingest.dead-letter-queue",
            "sqs:GetQueueAttributes oltp-ingest.dead-letter-queue");

    private static final Set<String> ONLY_IN_A_STOP = Set.of(
            "dynamodb:DeleteItem batch-records.lease-table",
            "dynamodb:DeleteItem turbine-status.lease-table",
            "dynamodb:DeleteItem star-schema.lease-table");

    private static final String BUCKET = "ok-origo-dataplatform-dev";
    /** By the example it would be the bucket of another pipeline too. */
    private static final String INGESTED = "star-schema-ingestion";

    private static final String MESSAGE = """
        {"correlation_id":"r1","collection_name":"db.core.claimant","snapshot_type":"full","export_date":"2026-11-20",%s}\
        """;

    private final CalledActions called = new CalledActions();

    @Test
    void whatARunCallsIsWhatItsDeclarationsAskFor() throws Exception {
        try (ExampleWorld world = new ExampleWorld(HOME)) {
            AwsEnvironment.apply(world.variables());
            world.clients().kinesis().createStream(create -> create.streamName("enriched")
                    .shardCount(1));
            Map<String, String> settings = world.settings();
            settings.put(ENRICHED, "enriched");
            settings.put("camel.management.port", "0");
            settings.put("star-schema.ingestion-bucket", INGESTED);
            ingest(world);
            Predicate<String> permitted = permitted(settings, false)::contains;
            try (WadiApplication application = WadiApplication.start(ApplicationPlan.of(HOME, HOME.pipelines())
                    .withoutEnvironment()
                    .withSettings(settings)
                    .withBean("calledActions", called))) {
                assertThat(application.context().getRoutes())
                        .extracting(Route::getRouteId)
                        .containsAll(HOME.pipelines());
                feed(world);
                awaitCalls(
                        settings,
                        "sqs:SendMessage EXPORT_STATE_SQS_QUEUE_URL",
                        "dynamodb:ConditionCheckItem DYNAMO_DB_EXPORT_STATUS_TABLE_NAME");
                send(world, MESSAGE.formatted("\"is_success_file\":\"true\""));
                await().untilAsserted(() -> assertThat(superfluous(settings)).allMatch(ONLY_IN_A_STOP::contains));
            }
            assertThat(called(settings)).as("called and not permitted").allMatch(permitted);
            assertThat(superfluous(settings)).as("permitted and not called").isEmpty();
        }
    }

    private Set<String> superfluous(Map<String, String> settings) {
        Set<String> superfluous = permitted(settings, true);
        superfluous.removeAll(called(settings));
        superfluous.removeAll(ONLY_IN_CASE_OF_NEED);
        return superfluous;
    }

    private void awaitCalls(Map<String, String> settings, String... calls) {
        await().untilAsserted(() -> assertThat(called(settings)).contains(calls));
    }

    /** A record that is stored and one that is refused for each pipeline that refuses any; the only file of the only collection of a run. */
    private static void feed(ExampleWorld world) {
        put(world, "turbine-signals", """
            {"customer_name":"NordicWind","customer_asset_id":"WTG-07","source_system":"VOB-Esbjerg","signal_version":"v2",
             "signal_name":"Sts.VmpState","value":0,"timestamp":"2025-11-20T10:00:00Z"}\
            """);
        put(world, "turbine-signals", "not JSON");
        put(world, "curated-files", """
            {"s3-key":"waze/one.gz","bucket-name":"curated-bucket","table-name":"alert"}\
            """);
        put(world, "curated-files", "not JSON");
        world.clients().dynamoDb().putItem(put -> put.tableName("UCExportToCrownStatus")
                .item(Map.of(
                        "CorrelationId", fromS("r1"),
                        "CollectionName", fromS("db.core.claimant"),
                        "CollectionStatus", fromS("Sent"),
                        "FilesExported", fromN("1"))));
        send(world, MESSAGE.formatted("\"file_name\":\"a-1.gz\""));
        send(world, "not JSON");
        world.clients().s3().putObject(put -> put.bucket(BUCKET).key("in/a.csv"), RequestBody.fromString("""
            aar;delbydel_id;delbydel_navn;bydel_id;bydel_navn;antall_som_bor_trangt;andel_som_bor_trangt
            2018;;;00;Oslo i alt;6708;14.2
            """));
        send(world, "dataset-processing", """
            {"execution_name":"e","task":"t","payload":{
             "pipeline":{"id":"p","task_config":{"t":{"arn":"levekar-trangbodde","type":"status"}}},
             "output_dataset":{"id":"o","version":"1","edition":"e","s3_prefix":"out/"},
             "step_data":{"s3_input_prefixes":{"trangbodde":"in/"},"status":"PENDING","errors":[]}}}\
            """);
        send(world, "dataset-processing", "not JSON");
        send(world, "star-schema", "not JSON");
        change(world, """
            CREATE TABLE currency (currency_id int PRIMARY KEY, created_at timestamp(3), last_updated timestamp(3));
            INSERT INTO currency VALUES (1, '2026-11-02 06:00:00', '2026-11-02 06:00:00')\
            """);
    }

    /** An object of which nobody tells, with a line that is rejected. */
    private static void ingest(ExampleWorld world) {
        world.clients()
                .s3()
                .putObject(
                        put -> put.bucket(INGESTED).key("design/design_00000001_20261105T100000000000.jsonl"),
                        RequestBody.fromString("""
            {"design_id":1,"design_name":"a","file_location":"b","file_name":"c",\
            "created_at":"2026-11-05T09:00:00.001","last_updated":"2026-11-05T10:00:00.250"}
            no JSON
            """));
    }

    /** Its other tables are not there, of which the pipeline tells a topic. */
    private static void change(ExampleWorld world, String sql) {
        try (Connection connection =
                        DriverManager.getConnection(world.settings().get("oltp-ingest.database-url"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void put(ExampleWorld world, String stream, String record) {
        world.clients()
                .kinesis()
                .putRecord(put -> put.streamName(stream).partitionKey("WTG-07").data(SdkBytes.fromUtf8String(record)));
    }

    private static void send(ExampleWorld world, String message) {
        send(world, "snapshot-status", message);
    }

    private static void send(ExampleWorld world, String queueName, String message) {
        String url = world.clients()
                .sqs()
                .getQueueUrl(queue -> queue.queueName(queueName))
                .queueUrl();
        world.clients().sqs().sendMessage(send -> send.queueUrl(url).messageBody(message));
    }

    /** With the setting instead of the resource that it names; what no setting names stays. */
    private Set<String> called(Map<String, String> settings) {
        Map<String, String> settingsByResource = resources(settings)
                .collect(Collectors.toMap(
                        named -> named.name().replace("{env}", "dev"), Named::setting, (setting, another) -> setting));
        Set<String> actions = new TreeSet<>();
        for (CalledAction call : called.seen()) {
            String name = call.resource().replaceFirst("^/totesys/dev/\\w+/", "/totesys/dev/{table}/");
            actions.add(call.action() + " " + settingsByResource.getOrDefault(name, name));
        }
        return actions;
    }

    /** @param always without those that are needed under a condition */
    private static Set<String> permitted(Map<String, String> settings, boolean always) {
        Set<String> actions = new TreeSet<>();
        for (Setting setting : SETTINGS.all()) {
            setting.type()
                    .use()
                    .filter(use -> !value(setting, settings).isBlank())
                    .ifPresent(use -> NeededPermissions.of(use).stream()
                            .filter(permission -> !always || permission.when().isEmpty())
                            .forEach(permission -> permission
                                    .actions()
                                    .forEach(action -> actions.add(action + " " + setting.name()))));
        }
        return actions;
    }

    /** @param name without region and account */
    private record Named(String setting, String name) {}

    private static Stream<Named> resources(Map<String, String> settings) {
        return SETTINGS.all().stream()
                .filter(setting -> setting.type().use().isPresent())
                .flatMap(setting -> setting.type()
                        .resources(value(setting, settings))
                        .flatMap(value -> Resource.all(kind(setting.type().use().get()), value).stream())
                        .map(resource -> new Named(setting.name(), resource.name())));
    }

    private static String kind(ResourceUse use) {
        return use.kind().text();
    }

    private static String value(Setting setting, Map<String, String> settings) {
        return SETTINGS.resolve(settings.getOrDefault(setting.name(), setting.required() ? "" : setting.value()));
    }
}
