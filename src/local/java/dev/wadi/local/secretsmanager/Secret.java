package dev.wadi.local.secretsmanager;

import dev.wadi.local.emulator.AwsException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A secret and its versions, oldest first. */
final class Secret {

    private final String name;
    private final String arn;
    private final Instant created;
    private final Map<String, SecretVersion> versions = new LinkedHashMap<>();
    private Instant changed;
    private Optional<String> description = Optional.empty();
    private Optional<Deletion> deletion = Optional.empty();

    Secret(String name, String arn, Instant created) {
        this.name = name;
        this.arn = arn;
        this.created = created;
        this.changed = created;
    }

    /** @param due when it goes away for good */
    record Deletion(Instant requested, Instant due) {}

    String name() {
        return name;
    }

    String arn() {
        return arn;
    }

    Instant created() {
        return created;
    }

    Instant changed() {
        return changed;
    }

    Optional<String> description() {
        return description;
    }

    void describe(String text) {
        description = Optional.of(text);
    }

    Optional<Deletion> deletion() {
        return deletion;
    }

    void delete(Instant requested, Instant due) {
        deletion = Optional.of(new Deletion(requested, due));
    }

    void restore() {
        deletion = Optional.empty();
    }

    Collection<SecretVersion> versions() {
        return List.copyOf(versions.values());
    }

    Optional<SecretVersion> version(String id) {
        return Optional.ofNullable(versions.get(id));
    }

    Optional<SecretVersion> staged(String stage) {
        return versions.values().stream().filter(version -> version.has(stage)).findFirst();
    }

    /**
     * Adds a version and moves the labels to it; the version that was current becomes the previous one. The same
     * version with the same value again changes nothing; with another value it is refused.
     */
    void put(String id, SecretValue value, Set<String> stages, Instant now) {
        SecretVersion existing = versions.get(id);
        if (existing == null) {
            changed = now;
            Set<String> labels = versions.isEmpty() ? Set.of(SecretVersion.CURRENT) : stages;
            Optional<SecretVersion> current = staged(SecretVersion.CURRENT);
            take(labels);
            versions.put(id, new SecretVersion(id, value, now, labels));
            if (labels.contains(SecretVersion.CURRENT)) {
                current.ifPresent(this::becomePrevious);
            }
        } else if (!existing.value().equals(value)) {
            throw AwsException.refused(
                    "ResourceExistsException",
                    "You can't use ClientRequestToken " + id + " because that value is already in use for a version"
                            + " of secret " + arn + ".");
        }
    }

    private void becomePrevious(SecretVersion current) {
        take(Set.of(SecretVersion.PREVIOUS));
        versions.computeIfPresent(current.id(), (id, version) -> version.with(SecretVersion.PREVIOUS));
    }

    private void take(Set<String> stages) {
        versions.replaceAll((id, version) -> version.without(stages));
    }
}
