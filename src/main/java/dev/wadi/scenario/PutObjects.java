package dev.wadi.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.app.installation.Installation;
import dev.wadi.scenario.format.ScenarioFormatException;
import dev.wadi.settings.ResourceKind;
import dev.wadi.settings.ResourceUse.Access;
import dev.wadi.settings.Setting;
import dev.wadi.settings.SettingCatalog;
import java.util.List;
import java.util.Map;

/** Objects for the bucket that a pipeline reads, beside those that a scenario has. */
record PutObjects(Installation installation, String pipeline) {
    private static final String OBJECTS = "objects";

    void into(ObjectNode scenario, Map<String, byte[]> objects) {
        ObjectNode all = member(member(scenario, OBJECTS), bucket());
        objects.forEach((key, content) -> ObjectContent.put(all, key, content));
    }

    private static ObjectNode member(ObjectNode parent, String name) {
        return parent.get(name) instanceof ObjectNode there ? there : parent.putObject(name);
    }

    /** Its name where no setting says otherwise, as in a scenario. */
    private String bucket() {
        SettingCatalog catalog = installation.settings();
        List<Setting> read = catalog.of(pipeline).stream()
                .filter(setting -> setting.type()
                        .use()
                        .filter(use -> use.kind() == ResourceKind.BUCKET
                                && use.accesses().contains(Access.READ))
                        .isPresent())
                .toList();
        if (read.size() != 1) {
            throw new ScenarioFormatException(
                    OBJECTS,
                    pipeline + " reads " + read.size() + " buckets, so that it is not clear where to put objects."
                            + " Write a scenario with objects instead");
        }
        return catalog.resolve(read.get(0).value());
    }
}
