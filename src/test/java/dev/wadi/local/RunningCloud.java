package dev.wadi.local;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A local cloud for all tests of a class; each test should call it under an access key of its own. */
public final class RunningCloud implements BeforeAllCallback, AfterAllCallback {

    private final LocalCloudOptions options;
    private LocalCloud cloud;

    public RunningCloud(LocalCloudOptions options) {
        this.options = options;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        cloud = LocalCloud.start(options);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        cloud.close();
    }

    public Clients clients() {
        return Clients.of(cloud);
    }

    public SettableClock clock() {
        return cloud.clock();
    }

    public LocalCloud cloud() {
        return cloud;
    }
}
