package dev.wadi.scenario.environment;

import dev.wadi.app.installation.Installation;
import dev.wadi.scenario.format.ScenarioNode;
import dev.wadi.scenario.format.Suggestion;
import dev.wadi.settings.ResourceKind;
import dev.wadi.settings.ResourceUse;
import dev.wadi.settings.Setting;
import dev.wadi.settings.SettingCatalog;
import dev.wadi.settings.SettingException;
import dev.wadi.settings.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a pipeline's scenarios may hold: what all of them have in common, and what follows from the settings that the pipeline declares. What it reads from
 * is an input, what it writes to is made for each run and compared, what it looks up is there before.
 */
public final class ScenarioLayout {
    static final String DEAD_LETTERS = ".dead-letter-queue";

    /** The keys that stand for a kind of thing, before the run and in what is expected. */
    private static final Map<ResourceKind, List<String>> KEYS = Map.of(
            ResourceKind.REDIS, List.of("redis"),
            ResourceKind.TABLE, List.of("tables", "tableChecks"),
            ResourceKind.PARAMETER, List.of("parameters", "ssmGetParameterCallsMax"),
            ResourceKind.BUCKET, List.of("objects", "otherObjects"));

    private final ScenarioNode scenario;
    private final SettingCatalog catalog;
    private final List<Setting> settings;
    private final Setting source;

    private ScenarioLayout(ScenarioNode scenario, SettingCatalog catalog, List<Setting> settings, Setting source) {
        this.scenario = scenario;
        this.catalog = catalog;
        this.settings = settings;
        this.source = source;
    }

    /** That of the pipeline which the scenario names. */
    public static ScenarioLayout of(ScenarioNode scenario, Installation installation) {
        ScenarioNode name = scenario.required("pipeline");
        String pipeline = name.text();
        List<String> pipelines = installation.pipelines();
        if (!pipelines.contains(pipeline)) {
            throw name.problem("no pipeline " + pipeline + Suggestion.of(pipeline, pipelines));
        }
        SettingCatalog catalog = installation.settings();
        if (catalog.broken().containsKey(pipeline)) {
            throw name.problem(told(catalog.broken().get(pipeline)));
        }
        List<SettingException> wrong = catalog.wrongDefaults(pipeline);
        if (!wrong.isEmpty()) {
            throw name.problem(wrong.stream().map(ScenarioLayout::told).collect(Collectors.joining("\n")));
        }
        Setting source = catalog.source(pipeline)
                .orElseThrow(() -> name.problem("no setting of " + pipeline
                        + " names what it reads from: config/" + pipeline
                        + "/settings.properties has none of type [stream read], [queue receive] or [database read],"
                        + " and none called " + pipeline + ".schedule"));
        return new ScenarioLayout(scenario, catalog, catalog.of(pipeline), source);
    }

    private static String told(RuntimeException broken) {
        return broken instanceof SettingException setting
                ? setting.setting() + " " + setting.getMessage() + ". For example: " + setting.example()
                : String.valueOf(broken.getMessage());
    }

    /** What {@code wadi invoke} takes. */
    public EventForm event() {
        if (isOf(ResourceKind.STREAM).test(source)) {
            return new KinesisEvent();
        }
        return isOf(ResourceKind.QUEUE).test(source) ? new SqsEvent() : (inputs, json, event) -> inputs.add(json);
    }

    /** The parts of the scenario's world. */
    public List<ScenarioFixture> parts() {
        List<ScenarioFixture> parts = new ArrayList<>();
        KEYS.keySet().stream().filter(kind -> all(kind).findAny().isEmpty()).forEach(this::tellThatNoneIsDeclared);
        parts.add(
                isOf(ResourceKind.STREAM).test(source)
                        ? new PolledRecords(source.name())
                        : isOf(ResourceKind.QUEUE).test(source)
                                ? new QueueMessages(source.name())
                                : new ScheduledRuns());
        all(ResourceKind.DATABASE).forEach(database -> parts.add(new DatabaseFixture(scenario, database)));
        parts.add(new RecordsFixture(scenario));
        dataFiles().forEach(parts::add);
        parts.add(new OutcomesFixture(scenario));
        parts.add(new DeadLetterFixture(scenario));
        outputs(ResourceKind.STREAM).ifPresent(streams -> parts.add(new StreamsFixture(scenario, streams)));
        parts.add(outputs(ResourceKind.QUEUE)
                .<ScenarioFixture>map(queues -> new QueuesFixture(scenario, queues))
                .orElseGet(() -> new NoMessagesFixture(scenario, "sqs")));
        parts.add(outputs(ResourceKind.TOPIC)
                .<ScenarioFixture>map(topics -> new TopicsFixture(scenario, topics))
                .orElseGet(() -> new NoMessagesFixture(scenario, "sns")));
        if (all(ResourceKind.PARAMETER).findAny().isPresent()) {
            parts.add(new ParametersFixture(scenario));
        }
        List<TableSetting> tables = all(ResourceKind.TABLE)
                .map(setting -> TableSetting.of(setting, catalog, scenario))
                .toList();
        if (!tables.isEmpty()) {
            parts.add(new TablesFixture(scenario, tables));
        }
        List<NamedThing> buckets = all(ResourceKind.BUCKET)
                .map(setting -> NamedThing.of(setting, ResourceKind.BUCKET, catalog))
                .toList();
        if (!buckets.isEmpty()) {
            parts.add(new ObjectsFixture(scenario, buckets));
        }
        List<Setting> redis = all(ResourceKind.REDIS).toList();
        if (!redis.isEmpty()) {
            parts.add(new RedisFixture(
                    scenario,
                    redis,
                    all(ResourceKind.REDIS_HASH).map(Setting::name).toList()));
        }
        all(ResourceKind.HTTP)
                .filter(setting -> setting.type().notes().has("counters"))
                .forEach(gateway -> parts.add(new MetricsFixture(
                        scenario, gateway.type().notes().get("counters").orElseThrow(), gateway.name())));
        return parts;
    }

    private void tellThatNoneIsDeclared(ResourceKind kind) {
        String reason = ", as no setting in config/" + source.section() + "/settings.properties is of type ["
                + kind.text() + (kind.accesses().isEmpty() ? "]" : " ...]");
        KEYS.get(kind).forEach(key -> {
            scenario.unknownBecause(key, reason);
            scenario.required("expected").unknownBecause(key, reason);
        });
    }

    private Stream<DataFileFixture> dataFiles() {
        return settings.stream()
                .filter(setting ->
                        setting.type() instanceof ValueType type && type.name().equals("file"))
                .flatMap(setting -> setting.type().notes().get("as").stream()
                        .map(key -> new DataFileFixture(scenario, key, setting)));
    }

    /** Empty where there are none but dead letters. */
    private Optional<List<NamedThing>> outputs(ResourceKind kind) {
        List<NamedThing> outputs = all(kind)
                .filter(setting ->
                        setting.type().use().filter(ResourceUse::isOutput).isPresent())
                .filter(setting -> !setting.name().endsWith(DEAD_LETTERS))
                .map(setting -> NamedThing.of(setting, kind, catalog))
                .toList();
        return outputs.isEmpty() ? Optional.empty() : Optional.of(outputs);
    }

    private Stream<Setting> all(ResourceKind kind) {
        return settings.stream().filter(isOf(kind));
    }

    private static Predicate<Setting> isOf(ResourceKind kind) {
        return setting -> setting.type().use().filter(use -> use.kind() == kind).isPresent();
    }
}
