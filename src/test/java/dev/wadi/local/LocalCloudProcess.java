package dev.wadi.local;

import java.util.concurrent.CountDownLatch;

/** A program of its own that runs a local cloud until it is ended from outside. */
public final class LocalCloudProcess {

    private LocalCloudProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        LocalCloud cloud = LocalCloud.start(LocalCloudOptions.only(Part.SSM, Part.REDIS));
        System.out.println("REDIS_PORT=" + cloud.environment().get("REDIS_PORT"));
        new CountDownLatch(1).await();
    }
}
