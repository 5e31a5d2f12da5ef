package dev.wadi.scenario.environment;

import dev.wadi.app.installation.Installation;
import dev.wadi.scenario.format.ScenarioNode;
import dev.wadi.settings.ResourceKind;
import dev.wadi.settings.Setting;
import dev.wadi.settings.SettingCatalog;
import java.util.List;
import java.util.Optional;

/** What events of objects are about: a pipeline that is told of the new objects of one bucket, and writes into another. */
public record NoticeWorld(String pipeline, String ingestionBucket, String processedBucket) {
    private static final String NOTICES = "notices";

    /** That of the pipeline which the case names, or else of the only one whose source is declared with {@code notices}. */
    public static NoticeWorld of(ScenarioNode description, Installation installation) {
        SettingCatalog catalog = installation.settings();
        String pipeline = description
                .member("pipeline")
                .map(ScenarioNode::text)
                .orElseGet(() -> only(
                        "pipeline whose source is declared with notices",
                        installation.pipelines().stream()
                                .filter(name -> notices(name, catalog).isPresent())
                                .toList(),
                        description));
        String told = notices(pipeline, catalog)
                .orElseThrow(() -> description.problem("the source of " + pipeline
                        + " is not declared with notices=SETTING, the bucket of its objects"));
        List<Setting> buckets = catalog.of(pipeline).stream()
                .filter(setting -> setting.type()
                        .use()
                        .filter(use -> use.kind() == ResourceKind.BUCKET)
                        .isPresent())
                .toList();
        return new NoticeWorld(
                pipeline,
                name(
                        only(
                                "bucket " + told,
                                buckets.stream()
                                        .filter(one -> one.name().equals(told))
                                        .toList(),
                                description),
                        catalog),
                name(
                        only(
                                "bucket that " + pipeline + " writes into",
                                buckets.stream()
                                        .filter(one -> !one.name().equals(told))
                                        .toList(),
                                description),
                        catalog));
    }

    private static Optional<String> notices(String pipeline, SettingCatalog catalog) {
        return catalog.source(pipeline).flatMap(source -> source.type().notes().get(NOTICES));
    }

    private static String name(Setting bucket, SettingCatalog catalog) {
        return NamedThing.of(bucket, ResourceKind.BUCKET, catalog).otherwise().orElseThrow();
    }

    /** The environment variable of a setting of the pipeline. */
    public String variable(String setting) {
        return Setting.environmentName(pipeline + "." + setting);
    }

    private static <T> T only(String what, List<T> found, ScenarioNode description) {
        if (found.size() != 1) {
            throw description.problem("there must be one " + what + ", not " + found.size()
                    + "; write pipeline: NAME for the one that the case is about");
        }
        return found.get(0);
    }
}
