package dev.wadi.local;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/** A program of its own that runs the named parts of a local cloud until it is ended from outside, and prints its environment and an empty line. */
public final class LocalCloudProcess {

    private LocalCloudProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        Set<Part> parts = Arrays.stream(arguments).map(Part::valueOf).collect(Collectors.toSet());
        LocalCloud cloud = LocalCloud.start(LocalCloudOptions.defaults().withParts(parts));
        cloud.environment().forEach((name, value) -> System.out.println(name + "=" + value));
        System.out.println();
        new CountDownLatch(1).await();
    }
}
