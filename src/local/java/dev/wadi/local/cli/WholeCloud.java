package dev.wadi.local.cli;

import dev.wadi.cli.LocalEnvironment;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import java.util.Map;

/** All parts of the local cloud, on free ports. */
public final class WholeCloud implements LocalEnvironment {

    @Override
    public Running start() {
        return running(LocalCloudOptions.defaults());
    }

    @Override
    public Running startWithoutLimits() {
        return running(LocalCloudOptions.defaults().withoutLimits());
    }

    private static Running running(LocalCloudOptions options) {
        LocalCloud cloud = LocalCloud.start(options);
        return new Running() {
            @Override
            public Map<String, String> variables() {
                return cloud.environment();
            }

            @Override
            public void close() {
                cloud.close();
            }
        };
    }
}
