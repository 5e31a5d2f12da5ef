package dev.wadi.scenario.environment;

import dev.wadi.app.installation.Installation;
import dev.wadi.scenario.format.ScenarioNode;
import dev.wadi.settings.ResourceKind;
import dev.wadi.settings.ResourceUse;
import dev.wadi.settings.Setting;
import dev.wadi.settings.SettingCatalog;
import java.util.List;

/**
 * What a case in a folder is about: a pipeline that works on one bucket, and answers on one queue.
 *
 * @param bucketKey what {@code config} calls the bucket
 * @param replyQueue its name; empty where there is none
 * @param topicKey what {@code config} calls the topic for alerts; empty where there is none, or several
 */
public record CaseWorld(String pipeline, String bucketKey, String replyQueue, String topicKey) {

    /** That of the pipeline which the case names, or else of the only one whose queue is declared with {@code cases}. */
    public static CaseWorld of(ScenarioNode description, Installation installation) {
        SettingCatalog catalog = installation.settings();
        String pipeline = pipeline(description, installation, ResourceKind.QUEUE);
        NamedThing bucket = only(
                "bucket in the settings of " + pipeline, things(pipeline, ResourceKind.BUCKET, catalog), description);
        NamedThing queue = only(
                "queue for answers in the settings of " + pipeline,
                things(pipeline, ResourceKind.QUEUE, catalog),
                description);
        return new CaseWorld(pipeline, bucket.key(), queue.otherwise().orElseThrow(), "");
    }

    /** What the bucket is called in {@code config}, of a pipeline whose source is a database. */
    public static CaseWorld ofDatabase(ScenarioNode description, Installation installation) {
        String pipeline = pipeline(description, installation, ResourceKind.DATABASE);
        NamedThing bucket = only(
                "bucket in the settings of " + pipeline,
                things(pipeline, ResourceKind.BUCKET, installation.settings()),
                description);
        List<NamedThing> topics = things(pipeline, ResourceKind.TOPIC, installation.settings());
        return new CaseWorld(
                pipeline, bucket.key(), "", topics.size() == 1 ? topics.get(0).key() : "");
    }

    private static String pipeline(ScenarioNode description, Installation installation, ResourceKind source) {
        return description
                .member("pipeline")
                .map(ScenarioNode::text)
                .orElseGet(() -> only(
                        "pipeline with a " + source.text() + " as its source that is declared with cases",
                        installation.pipelines().stream()
                                .filter(name -> installation
                                        .settings()
                                        .source(name)
                                        .filter(setting ->
                                                setting.type().notes().has("cases")
                                                        && setting.type()
                                                                .use()
                                                                .filter(use -> use.kind() == source)
                                                                .isPresent())
                                        .isPresent())
                                .toList(),
                        description));
    }

    private static List<NamedThing> things(String pipeline, ResourceKind kind, SettingCatalog catalog) {
        return catalog.of(pipeline).stream()
                .filter(setting -> setting.type()
                        .use()
                        .filter(use -> isOne(setting, use, kind))
                        .isPresent())
                .map(setting -> NamedThing.of(setting, kind, catalog))
                .toList();
    }

    private static boolean isOne(Setting setting, ResourceUse use, ResourceKind kind) {
        return use.kind() == kind
                && (kind == ResourceKind.BUCKET
                        || (use.isOutput() && !setting.name().endsWith(ScenarioLayout.DEAD_LETTERS)));
    }

    private static <T> T only(String what, List<T> found, ScenarioNode description) {
        if (found.size() != 1) {
            throw description.problem("there must be one " + what + ", not " + found.size()
                    + "; write pipeline: NAME for the one that the case is about");
        }
        return found.get(0);
    }
}
