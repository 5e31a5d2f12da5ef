package dev.wadi.testing;

import dev.wadi.app.installation.Installation;
import dev.wadi.demo.world.Isolation;
import dev.wadi.demo.world.PipelineWorld;
import dev.wadi.demo.world.WorldClients;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.settings.ResourceKind;
import dev.wadi.settings.Setting;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A local cloud that has what the examples of the settings name, and one turbine. */
public final class ExampleWorld implements AutoCloseable {
    private static final String REGION = "eu-west-1";
    /** As the access key: it is the number in ARNs then. */
    private static final String ACCOUNT = "123456789012";

    private final Installation installation;
    private final LocalCloud cloud;
    private final PipelineWorld world;
    private final Map<String, String> settings = new HashMap<>();

    public ExampleWorld(Installation installation) {
        this.installation = installation;
        cloud = LocalCloud.start(LocalCloudOptions.defaults().withRegion(REGION).withoutLimits());
        world = PipelineWorld.beside(installation, cloud.environment(), new Isolation(ACCOUNT, "", 0));
        installation.pipelines().forEach(pipeline -> world.make(pipeline, 1, Map.of()));
        Properties local = installation.values("local");
        for (Setting setting : installation.settings().all()) {
            String value = setting.required() ? setting.value() : local.getProperty(setting.name(), "");
            if (installation.pipelines().contains(setting.section()) && !value.contains("{{")) {
                settings.put(setting.name(), value);
            }
        }
        WorldClients clients = world.clients();
        clients.ssm().putParameter(put -> put.name(settings.get("LATEST_BATCH_ID"))
                .value("1795000000")
                .type("String"));
        clients.redis().getMap(settings.get("ASSET_MAPPING_KEY")).put("NordicWind|WTG-07|VOB-Esbjerg|*", """
                {"asset_id": "ast-1007", "vendor": "vestas", "signals": {"Sts.VmpState": "VMP_STATUS"}}""");
        clients.redis().getMap(settings.get("TURBINE_STATUS_MAPPING_KEY")).put("vestas|VMP|*|0", """
                {"status_code": 10, "status": "RUNNING", "category": "FULL_PERFORMANCE"}""");
    }

    /** Of all pipelines, by their examples, and where the local cloud is. */
    public Map<String, String> settings() {
        Map<String, String> all = new HashMap<>(settings);
        all.put("REDIS_HOST", cloud.environment().get("REDIS_HOST"));
        all.put("REDIS_PORT", cloud.environment().get("REDIS_PORT"));
        databases()
                .forEach(database ->
                        all.put(database.name(), world.value(database.name()) + "?user=postgres&password=any"));
        return all;
    }

    private List<Setting> databases() {
        return world.settings().keySet().stream()
                .flatMap(name -> installation.settings().find(name).stream())
                .filter(setting -> setting.type()
                        .use()
                        .filter(use -> use.kind() == ResourceKind.DATABASE)
                        .isPresent())
                .toList();
    }

    /** The variables of AWS and Redis that lead there. */
    public Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>(cloud.environment());
        variables.put("AWS_ACCESS_KEY_ID", ACCOUNT);
        return variables;
    }

    public WorldClients clients() {
        return world.clients();
    }

    /** Of a shell whose home is this copy of the installation: nothing of this machine but its programs, all settings by their examples. */
    public Map<String, String> environment(Path home) {
        Map<String, String> environment = new HashMap<>();
        settings().forEach((name, value) -> environment.put(Setting.environmentName(name), value));
        environment.putAll(variables());
        environment.putAll(Map.of(
                "HOME", home.toString(),
                "PATH", home.resolve("bin") + ":" + System.getenv("PATH"),
                "JAVA_HOME", System.getProperty("java.home"),
                "AWS_EC2_METADATA_DISABLED", "true",
                "CAMEL_MANAGEMENT_PORT", "0",
                "WADI_HOME", home.toString(),
                "WADI_DIST", Path.of("target/wadi").toAbsolutePath().toString(),
                "LAUNCHER", Path.of("bin/wadi").toAbsolutePath().toString(),
                "WADI_JAVA_OPTIONS", WadiProcess.SHORT));
        return environment;
    }

    /** The text of a command, with the host that stands for Redis on the pages replaced by the one that is there. */
    public String onThisMachine(String command) {
        return command.replace("redis.example.com", cloud.environment().get("REDIS_HOST"));
    }

    /** What a command printed, without the addresses that nobody has who calls AWS itself. */
    public static String asOnAws(String printed) {
        return printed.replaceAll(", AWS_ENDPOINT_URL_\\w+=http://[^,:]+:\\d+", "");
    }

    @Override
    public void close() {
        world.close();
        cloud.close();
    }
}
