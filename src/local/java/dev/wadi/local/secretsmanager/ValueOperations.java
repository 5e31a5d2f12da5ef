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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;

/** The operations that store and read a secret's value. */
final class ValueOperations {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9/_+=.@!-]+");
    private static final int LONGEST_NAME = 512;
    private static final int SHORTEST_TOKEN = 32;
    private static final int LONGEST_TOKEN = 64;

    private final AccountStates<Secrets> worlds;
    private final Clock clock;

    ValueOperations(AccountStates<Secrets> worlds, Clock clock) {
        this.worlds = worlds;
        this.clock = clock;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "CreateSecret", this::create,
                "PutSecretValue", this::put,
                "UpdateSecret", this::update,
                "GetSecretValue", this::get);
    }

    private ResponseWriter create(Account account, Input input) {
        bounds(input).required("Name").length("Name", 1, LONGEST_NAME).check();
        String name = input.requiredText("Name");
        if (!NAME.matcher(name).matches()) {
            throw AwsException.invalid("Invalid name. Must be a valid name containing alphanumeric characters, or any"
                    + " of the following: -/_+=.@!");
        }
        String token = token(input);
        Optional<SecretValue> value = SecretValue.in(input);
        Secrets secrets = worlds.of(account);
        Optional<Secret> existing = secrets.find(name);
        existing.ifPresent(secret -> refuseSecond(secret, token));
        Secret secret = existing.orElseGet(() -> secrets.create(name));
        value.ifPresent(present -> secret.put(token, present, Set.of(SecretVersion.CURRENT), clock.instant()));
        input.text("Description").ifPresent(secret::describe);
        return out -> written(out, secret, value.map(present -> token));
    }

    /** The same request again, told by its token, is no second creation. */
    private static void refuseSecond(Secret existing, String token) {
        if (existing.deletion().isPresent()) {
            throw AwsException.refused(
                    "InvalidRequestException",
                    "You can't create this secret because a secret with this name is already scheduled for deletion.");
        }
        if (existing.version(token).isEmpty()) {
            throw AwsException.refused(
                    "ResourceExistsException",
                    "The operation failed because the secret " + existing.name() + " already exists.");
        }
    }

    private ResponseWriter put(Account account, Input input) {
        bounds(input).required("SecretId").check();
        String token = token(input);
        SecretValue value = SecretValue.in(input)
                .orElseThrow(() -> AwsException.refused(
                        "InvalidRequestException", "You must provide either SecretString or SecretBinary."));
        Secret secret = worlds.of(account).usable(input.requiredText("SecretId"));
        List<String> stages = input.texts("VersionStages");
        Set<String> labels = stages.isEmpty() ? Set.of(SecretVersion.CURRENT) : Set.copyOf(stages);
        secret.put(token, value, labels, clock.instant());
        return out -> {
            written(out, secret, Optional.of(token));
            secret.version(token).ifPresent(version -> out.texts("VersionStages", new TreeSet<>(version.stages())));
        };
    }

    private ResponseWriter update(Account account, Input input) {
        bounds(input).required("SecretId").check();
        String token = token(input);
        Optional<SecretValue> value = SecretValue.in(input);
        Secret secret = worlds.of(account).usable(input.requiredText("SecretId"));
        value.ifPresent(present -> secret.put(token, present, Set.of(SecretVersion.CURRENT), clock.instant()));
        input.text("Description").ifPresent(secret::describe);
        return out -> written(out, secret, value.map(present -> token));
    }

    private ResponseWriter get(Account account, Input input) {
        new Constraints(input).required("SecretId").check();
        Secret secret = worlds.of(account).usable(input.requiredText("SecretId"));
        SecretVersion version = version(secret, input.text("VersionId"), input.text("VersionStage"));
        return out -> {
            out.text("ARN", secret.arn())
                    .text("Name", secret.name())
                    .text("VersionId", version.id())
                    .texts("VersionStages", new TreeSet<>(version.stages()))
                    .timestamp("CreatedDate", version.created());
            version.value().write(out);
        };
    }

    private static SecretVersion version(Secret secret, Optional<String> id, Optional<String> stage) {
        if (id.isEmpty()) {
            String label = stage.orElse(SecretVersion.CURRENT);
            return secret.staged(label).orElseThrow(() -> valueNotFound("staging label: " + label));
        }
        SecretVersion version = secret.version(id.get()).orElseThrow(() -> valueNotFound("VersionId: " + id.get()));
        if (stage.isPresent() && !version.has(stage.get())) {
            throw AwsException.refused(
                    "InvalidRequestException",
                    "You provided a VersionStage that is not associated to the provided VersionId.");
        }
        return version;
    }

    private static AwsException valueNotFound(String by) {
        return AwsException.refused(
                "ResourceNotFoundException", "Secrets Manager can't find the specified secret value for " + by);
    }

    private static Constraints bounds(Input input) {
        return new Constraints(input)
                .length("SecretString", 1, SecretValue.LARGEST)
                .size("SecretBinary", SecretValue.LARGEST);
    }

    private static String token(Input input) {
        String token = input.text("ClientRequestToken")
                .orElseGet(() -> UUID.randomUUID().toString());
        if (token.length() < SHORTEST_TOKEN || token.length() > LONGEST_TOKEN) {
            throw AwsException.refused(
                    "InvalidParameterException", "ClientRequestToken must be 32-64 characters long.");
        }
        return token;
    }

    private static void written(Output out, Secret secret, Optional<String> versionId) {
        out.text("ARN", secret.arn()).text("Name", secret.name()).text("VersionId", versionId);
    }
}
