package dev.wadi.demo.world;

import dev.wadi.app.ApplicationPlan;
import dev.wadi.app.installation.Installation;
import dev.wadi.edge.aws.AwsEnvironment;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.settings.ResourceKind;
import dev.wadi.settings.ResourceUse;
import dev.wadi.settings.Setting;
import dev.wadi.settings.SettingCatalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What pipelines work on in a local cloud, {@linkplain DeclaredResources made as they declare it}, and the settings that lead them there. */
public final class PipelineWorld implements AutoCloseable {
    /** Where pipelines find the password of Redis. */
    public static final String SECRET = "demo/redis";
    /** Where pipelines find user and password of PostgreSQL. */
    static final String DATABASE_SECRET = "demo/database";

    private static final Map<String, String> UNATTENDED = Map.of(
            "wadi.reload", "false",
            "wadi.hawtio", "false",
            "LOG_LEVEL", "WARN",
            "camel.management.enabled", "false");

    private final Installation installation;
    private final SettingCatalog catalog;
    private final Map<String, String> services;
    private final WorldClients clients;
    private final Runnable atClose;
    private final DeclaredResources resources;
    private final List<String> pipelines = new ArrayList<>();
    private final Map<String, String> settings = new HashMap<>();

    private PipelineWorld(
            Installation installation, Map<String, String> services, WorldClients clients, Runnable atClose) {
        this.installation = installation;
        this.services = Map.copyOf(services);
        this.clients = clients;
        this.atClose = atClose;
        catalog = installation.settings();
        resources = new DeclaredResources(installation, clients);
    }

    /**
     * The world of one pipeline, in a local cloud of its own with the parts that the pipeline needs. Applications of this process find it.
     *
     * @param wishes settings that are to be otherwise than in the local profile, such as the name of a stream that is optional
     */
    public static PipelineWorld alone(
            Installation installation, String pipeline, LocalCloudOptions options, Map<String, String> wishes) {
        LocalCloud cloud = LocalCloud.start(
                options.withParts(Parts.of(installation.settings().of(pipeline))));
        Map<String, String> services = cloud.environment();
        AwsEnvironment.apply(services);
        WorldClients clients = new WorldClients(
                services, Isolation.none(services), options.redisPassword().orElse(""));
        return new PipelineWorld(installation, services, clients, cloud::close).make(pipeline, 1, wishes);
    }

    /**
     * The only world in a local cloud that is there.
     *
     * @param services the variables that lead to it
     * @param redisPassword empty where Redis asks for none
     */
    public static PipelineWorld within(Installation installation, Map<String, String> services, String redisPassword) {
        WorldClients clients = new WorldClients(services, Isolation.none(services), redisPassword);
        return new PipelineWorld(installation, services, clients, () -> {});
    }

    /** One of several worlds in a local cloud that is there. */
    public static PipelineWorld beside(Installation installation, Map<String, String> services, Isolation isolation) {
        return new PipelineWorld(installation, services, new WorldClients(services, isolation, ""), () -> {});
    }

    /**
     * Makes what a pipeline declares.
     *
     * @param shards of each of its streams
     * @param wishes as for {@link #alone}
     */
    public PipelineWorld make(String pipeline, int shards, Map<String, String> wishes) {
        pipelines.add(pipeline);
        settings.putAll(resources.make(pipeline, shards, wishes));
        return this;
    }

    /** All that a table holds now. */
    public List<Map<String, AttributeValue>> rows(String table) {
        return clients.dynamoDb()
                .scanPaginator(request -> request.tableName(table).consistentRead(true))
                .items()
                .stream()
                .toList();
    }

    /** Takes away all rows of the tables that were made. */
    public void emptyTables() {
        resources.emptyTables();
    }

    public WorldClients clients() {
        return clients;
    }

    /** The folder with the settings of a pipeline and what belongs to them. */
    public Path config(String pipeline) {
        return installation.config().resolve(pipeline);
    }

    /** The stream, or the URL of the queue, that the pipeline reads. */
    public String source(String pipeline) {
        return value(catalog.source(pipeline)
                .map(Setting::name)
                .orElseThrow(() -> new IllegalArgumentException(pipeline + " declares no source")));
    }

    /** Whether a pipeline of this world declares something of one of these kinds. */
    public boolean uses(Set<ResourceKind> kinds) {
        return pipelines.stream()
                .flatMap(pipeline -> catalog.of(pipeline).stream())
                .flatMap(setting -> setting.type().use().stream())
                .anyMatch(use -> kinds.contains(use.kind()));
    }

    /** Whether one of its instances works at a time, by a lease, and others stand by. */
    public boolean hasOneActiveInstance(String pipeline) {
        return ResourceUse.isLeased(catalog.of(pipeline));
    }

    /** URL of the pipeline's dead-letter queue. */
    public String deadLetters(String pipeline) {
        return value(pipeline + ".dead-letter-queue");
    }

    /** What was made for a setting, or its value in the local profile, or its default. */
    public String value(String setting) {
        return settings.containsKey(setting)
                ? settings.get(setting)
                : catalog.resolve(catalog.find(setting)
                        .map(Setting::value)
                        .orElseThrow(() -> new IllegalArgumentException("no setting " + setting)));
    }

    /** All that lead the pipelines to this world. */
    public Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    /** The same for a process, which has not the local profile, and with the way to the services. */
    public Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(services);
        environment.put("AWS_ACCESS_KEY_ID", clients.isolation().accessKey());
        settings.forEach((name, value) -> environment.put(Setting.environmentName(name), value));
        return environment;
    }

    /** The pipelines of this world, without what only people look at. */
    public ApplicationPlan plan() {
        return plan(installation);
    }

    /** The same with the routes of another installation. */
    public ApplicationPlan plan(Installation other) {
        return ApplicationPlan.of(other, pipelines)
                .withProfile("local")
                .withoutEnvironment()
                .withSettings(settings)
                .withSettings(UNATTENDED);
    }

    public int port(Part part) {
        return (part == Part.REDIS ? clients.redisAddress() : clients.endpoint(part)).getPort();
    }

    @Override
    public void close() {
        clients.close();
        atClose.run();
    }
}
