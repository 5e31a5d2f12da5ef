package dev.wadi.local.secretsmanager;

import dev.wadi.local.emulator.Account;
import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Constraints;
import dev.wadi.local.emulator.Input;
import dev.wadi.local.emulator.Operation;
import dev.wadi.local.emulator.Output;
import dev.wadi.local.emulator.ResponseWriter;
import dev.wadi.local.emulator.AccountStates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The operations on secrets as a whole. */
final class SecretOperations {

    private static final int SHORTEST_WINDOW = 7;
    private static final int LONGEST_WINDOW = 30;

    private final AccountStates<Secrets> worlds;
    private final Clock clock;

    SecretOperations(AccountStates<Secrets> worlds, Clock clock) {
        this.worlds = worlds;
        this.clock = clock;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "DescribeSecret", this::describe,
                "ListSecretVersionIds", this::listVersions,
                "DeleteSecret", this::delete,
                "RestoreSecret", this::restore);
    }

    private ResponseWriter describe(Account account, Input input) {
        Secret secret = worlds.of(account).get(id(input));
        return out -> {
            identity(out, secret);
            out.text("Description", secret.description())
                    .timestamp("CreatedDate", secret.created())
                    .timestamp("LastChangedDate", secret.changed())
                    .structure("VersionIdsToStages", stages -> inUse(secret)
                            .forEach(version -> stages.texts(version.id(), new TreeSet<>(version.stages()))));
            secret.deletion().ifPresent(deletion -> out.timestamp("DeletedDate", deletion.requested()));
        };
    }

    private ResponseWriter listVersions(Account account, Input input) {
        Secret secret = worlds.of(account).get(id(input));
        List<SecretVersion> versions = input.flag("IncludeDeprecated") ? List.copyOf(secret.versions()) : inUse(secret);
        return out -> {
            identity(out, secret);
            out.structures("Versions", versions, (element, version) -> element.text("VersionId", version.id())
                    .texts("VersionStages", new TreeSet<>(version.stages()))
                    .timestamp("CreatedDate", version.created()));
        };
    }

    private static List<SecretVersion> inUse(Secret secret) {
        return secret.versions().stream()
                .filter(version -> !version.stages().isEmpty())
                .toList();
    }

    /** Deleted without recovery, a secret that does not exist is no error: the API reference says so. */
    private ResponseWriter delete(Account account, Input input) {
        String id = id(input);
        boolean force = input.flag("ForceDeleteWithoutRecovery");
        int days = window(input.integer("RecoveryWindowInDays"), force);
        Secrets secrets = worlds.of(account);
        Instant now = clock.instant();
        if (force && secrets.find(id).isEmpty()) {
            return out -> out.text("Name", id).timestamp("DeletionDate", now);
        }
        Secret secret = force ? secrets.get(id) : secrets.usable(id);
        Instant due = force ? now : now.plus(Duration.ofDays(days));
        if (force) {
            secrets.remove(secret);
        } else {
            secret.delete(now, due);
        }
        return out -> {
            identity(out, secret);
            out.timestamp("DeletionDate", due);
        };
    }

    private static int window(Optional<Integer> days, boolean force) {
        if (force && days.isPresent()) {
            throw AwsException.refused(
                    "InvalidParameterException",
                    "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.");
        }
        int window = days.orElse(LONGEST_WINDOW);
        if (window < SHORTEST_WINDOW || window > LONGEST_WINDOW) {
            throw AwsException.refused(
                    "InvalidParameterException",
                    "The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).");
        }
        return window;
    }

    private ResponseWriter restore(Account account, Input input) {
        Secret secret = worlds.of(account).get(id(input));
        secret.restore();
        return out -> identity(out, secret);
    }

    private static String id(Input input) {
        new Constraints(input).required("SecretId").check();
        return input.requiredText("SecretId");
    }

    private static void identity(Output out, Secret secret) {
        out.text("ARN", secret.arn()).text("Name", secret.name());
    }
}
