package dev.wadi.demo.world;

import dev.wadi.app.installation.Installation;
import dev.wadi.edge.aws.Provision;
import dev.wadi.settings.Notes;
import dev.wadi.settings.Resource;
import dev.wadi.settings.ResourceUse;
import dev.wadi.settings.Setting;
import dev.wadi.settings.SettingCatalog;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.kinesis.model.ResourceInUseException;

/**
 * Makes what pipelines declare: streams, queues, topics, buckets and tables, empty. Their names are those of {@code config/<pipeline>/local.properties}, else those of
 * defaults and examples. What is there already stays as it is: two pipelines may share it.
 */
final class DeclaredResources {
    private final Installation installation;
    private final SettingCatalog catalog;
    private final WorldClients clients;
    private final List<CreateTableRequest> tables = new ArrayList<>();

    DeclaredResources(Installation installation, WorldClients clients) {
        this.installation = installation;
        this.clients = clients;
        catalog = installation.settings();
    }

    /** Returns the settings that lead the pipeline to them, and with them those of its local profile. */
    Map<String, String> make(String pipeline, int shards, Map<String, String> wishes) {
        Properties values = installation.values("local");
        values.putAll(wishes);
        Map<String, String> settings = local(pipeline, values);
        settings.putAll(wishes);
        for (Setting setting : catalog.of(pipeline)) {
            String value = catalog.resolve(values.getProperty(setting.name(), setting.value()));
            setting.type()
                    .use()
                    .filter(use -> !value.isBlank())
                    .ifPresent(use -> settings.putAll(make(pipeline, setting, use, value, shards)));
        }
        return settings;
    }

    private Map<String, String> local(String pipeline, Properties values) {
        Map<String, String> settings = new HashMap<>();
        Path file = installation.config().resolve(pipeline).resolve("local.properties");
        if (Files.exists(file)) {
            Installation.values(file)
                    .stringPropertyNames()
                    .forEach(name -> settings.put(name, values.getProperty(name)));
        }
        return settings;
    }

    private Map<String, String> make(String pipeline, Setting setting, ResourceUse use, String value, int shards) {
        return switch (use.kind()) {
            case STREAM -> each(setting, use, value, name -> stream(name, shards));
            case QUEUE -> each(setting, use, value, this::queue);
            case TOPIC -> each(setting, use, value, name -> Provision.topic(clients.sns(), name));
            case BUCKET -> each(setting, use, value, this::bucket);
            case TABLE -> each(setting, use, value, name -> table(pipeline, setting, name));
            case REDIS -> redis(setting.name(), setting.type().notes());
            case DATABASE -> database(setting.name(), value, setting.type().notes());
            default -> Map.of();
        };
    }

    private static Map<String, String> each(
            Setting setting, ResourceUse use, String value, UnaryOperator<String> make) {
        return Map.of(
                setting.name(),
                Resource.all(use.kind().text(), value).stream()
                        .map(resource -> make.apply(resource.name()))
                        .collect(Collectors.joining(",")));
    }

    private String stream(String name, int shards) {
        try {
            Provision.stream(clients.kinesis(), name, shards);
        } catch (ResourceInUseException e) {
            return name; // is there
        }
        return name;
    }

    private String queue(String name) {
        return Provision.queue(clients.sqs(), clients.isolation().prefix() + name);
    }

    private String bucket(String name) {
        Provision.bucket(clients.s3(), name);
        return name;
    }

    private String table(String pipeline, Setting setting, String name) {
        setting.type()
                .notes()
                .get("file")
                .map(file -> installation.config().resolve(pipeline).resolve(file))
                .ifPresent(definition -> table(definition, name));
        return name;
    }

    private void table(Path definition, String name) {
        try {
            tables.add(Provision.table(clients.dynamoDb(), definition, name));
        } catch (software.amazon.awssdk.services.dynamodb.model.ResourceInUseException e) {
            return; // is there
        }
    }

    /** The one that the local cloud has. */
    private Map<String, String> redis(String host, Notes notes) {
        Map<String, String> settings = new HashMap<>();
        URI address = clients.redisAddress();
        settings.put(host, address.getHost());
        notes.get("port").ifPresent(port -> settings.put(port, Integer.toString(address.getPort())));
        notes.get("database")
                .ifPresent(database -> settings.put(
                        database, Integer.toString(clients.isolation().redisDatabase())));
        notes.get("secret").flatMap(catalog::find).ifPresent(secret -> clients.redisPassword()
                .ifPresent(password -> {
                    clients.putPassword(PipelineWorld.SECRET, password);
                    settings.put(secret.name(), PipelineWorld.SECRET);
                    secret.type().notes().get("key").ifPresent(key -> settings.put(key, "password"));
                }));
        return settings;
    }

    /** Of the name at the end of its URL, in the server that the local cloud has. */
    private Map<String, String> database(String url, String value, Notes notes) {
        Map<String, String> settings = new HashMap<>();
        settings.put(url, clients.database(value.replaceFirst("[?].*", "").replaceFirst(".*/", "")));
        notes.get("secret").ifPresent(secret -> {
            clients.putSecret(PipelineWorld.DATABASE_SECRET, Map.of("username", "postgres", "password", "any"));
            settings.put(secret, PipelineWorld.DATABASE_SECRET);
        });
        return settings;
    }

    /** Tables that were there before stay as they are. */
    void emptyTables() {
        for (CreateTableRequest table : tables) {
            clients.dynamoDb().deleteTable(request -> request.tableName(table.tableName()));
            clients.dynamoDb().createTable(table);
        }
    }
}
