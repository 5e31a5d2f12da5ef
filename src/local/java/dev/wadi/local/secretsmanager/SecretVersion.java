package dev.wadi.local.secretsmanager;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/** @param stages its staging labels; without one the version is deprecated */
record SecretVersion(String id, SecretValue value, Instant created, Set<String> stages) {

    static final String CURRENT = "AWSCURRENT";
    static final String PREVIOUS = "AWSPREVIOUS";

    SecretVersion {
        stages = Set.copyOf(stages);
    }

    boolean has(String stage) {
        return stages.contains(stage);
    }

    SecretVersion without(Set<String> removed) {
        Set<String> left = new TreeSet<>(stages);
        left.removeAll(removed);
        return new SecretVersion(id, value, created, left);
    }

    SecretVersion with(String stage) {
        Set<String> more = new TreeSet<>(stages);
        more.add(stage);
        return new SecretVersion(id, value, created, more);
    }
}
