package dev.wadi.demo;

import dev.wadi.app.installation.Installation;
import dev.wadi.edge.aws.TableDefinition;
import dev.wadi.settings.Notes;
import dev.wadi.settings.Resource;
import dev.wadi.settings.ResourceKind;
import dev.wadi.settings.ResourceUse;
import dev.wadi.settings.Setting;
import dev.wadi.settings.SettingCatalog;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Makes in the local cloud what a pipeline declares: streams, queues, topics and tables, empty. Their names are those of the local profile, else those of
 * defaults and examples.
 */
public final class Provision {
    private static final Set<ResourceKind> MADE =
            Set.of(ResourceKind.STREAM, ResourceKind.QUEUE, ResourceKind.TOPIC, ResourceKind.TABLE);
    private static final Map<QueueAttributeName, String> FIFO_QUEUE = Map.of(QueueAttributeName.FIFO_QUEUE, "true");
    private static final Map<String, String> FIFO_TOPIC = Map.of("FifoTopic", "true");
    private static final String FIFO = ".fifo";

    private final Installation installation;
    private final DemoClients clients;
    private final SettingCatalog catalog;
    private final Properties local;
    /** Two pipelines may share one. */
    private final Set<String> made = new HashSet<>();

    public Provision(Installation installation, DemoClients clients) {
        this.installation = installation;
        this.clients = clients;
        catalog = installation.settings();
        local = installation.values("local");
    }

    /**
     * Returns the settings that lead the pipeline to what was made.
     *
     * @param shards of each of its streams
     */
    public Map<String, String> make(String pipeline, int shards) {
        Map<String, String> values = new HashMap<>();
        for (Setting setting : catalog.of(pipeline)) {
            String value = catalog.resolve(local.getProperty(setting.name(), setting.value()));
            Optional<ResourceKind> kind = setting.type().use().map(ResourceUse::kind);
            if (kind.filter(one -> one == ResourceKind.REDIS).isPresent()) {
                values.putAll(redis(setting));
            } else if (kind.filter(MADE::contains).isPresent() && !value.isBlank()) {
                values.put(
                        setting.name(),
                        Resource.all(kind.get().text(), value).stream()
                                .map(resource -> make(kind.get(), resource.name(), pipeline, setting, shards))
                                .collect(Collectors.joining(",")));
            }
        }
        return values;
    }

    /** The one that the local cloud has, with its password. */
    private Map<String, String> redis(Setting host) {
        Map<String, String> values = new HashMap<>();
        Notes notes = host.type().notes();
        values.put(host.name(), clients.redisAddress().getHost());
        notes.get("port").ifPresent(port -> values.put(port, Integer.toString(clients.redisAddress().getPort())));
        notes.get("secret").flatMap(catalog::find).ifPresent(secret -> {
            values.put(secret.name(), DemoClients.SECRET);
            secret.type().notes().get("key").ifPresent(key -> values.put(key, DemoClients.PASSWORD_KEY));
        });
        return values;
    }

    private String make(ResourceKind kind, String name, String pipeline, Setting setting, int shards) {
        return switch (kind) {
            case STREAM -> stream(name, shards);
            case QUEUE -> queue(name);
            case TOPIC -> topic(name);
            default -> table(pipeline, setting, name);
        };
    }

    private String stream(String name, int shards) {
        if (made.add("stream " + name)) {
            clients.kinesis().createStream(request -> request.streamName(name).shardCount(shards));
        }
        return name;
    }

    private String queue(String name) {
        return clients.sqs()
                .createQueue(request -> request.queueName(name).attributes(name.endsWith(FIFO) ? FIFO_QUEUE : Map.of()))
                .queueUrl();
    }

    private String topic(String name) {
        return clients.sns()
                .createTopic(request -> request.name(name).attributes(name.endsWith(FIFO) ? FIFO_TOPIC : Map.of()))
                .topicArn();
    }

    private String table(String pipeline, Setting setting, String name) {
        setting.type().notes().get("file").filter(file -> made.add("table " + name)).ifPresent(file -> {
            Path definition = installation.config().resolve(pipeline).resolve(file);
            clients.dynamoDb()
                    .createTable(TableDefinition.read(definition).toBuilder()
                            .tableName(name)
                            .build());
        });
        return name;
    }
}
