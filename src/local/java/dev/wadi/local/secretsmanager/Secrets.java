package dev.wadi.local.secretsmanager;

import dev.wadi.local.emulator.Account;
import dev.wadi.local.emulator.AwsException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The secrets of one account. A secret whose recovery window is over is gone. */
final class Secrets {

    private static final String SUFFIX_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int SUFFIX_LENGTH = 6;

    private final Map<String, Secret> secrets = new HashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final Account account;
    private final Clock clock;

    Secrets(Account account, Clock clock) {
        this.account = account;
        this.clock = clock;
    }

    Secret create(String name) {
        Secret secret = new Secret(name, arn(name) + suffix(), clock.instant());
        secrets.put(name, secret);
        return secret;
    }

    void remove(Secret secret) {
        secrets.remove(secret.name());
    }

    /** By name, by ARN, or by ARN without the random suffix. */
    Optional<Secret> find(String id) {
        Instant now = clock.instant();
        secrets.values().removeIf(secret -> secret.deletion()
                .filter(deletion -> !deletion.due().isAfter(now))
                .isPresent());
        if (!id.startsWith("arn:")) {
            return Optional.ofNullable(secrets.get(id));
        }
        return secrets.values().stream()
                .filter(secret -> secret.arn().equals(id) || arn(secret.name()).equals(id + "-"))
                .findFirst();
    }

    Secret get(String id) {
        return find(id).orElseThrow(() ->
                AwsException.refused("ResourceNotFoundException", "Secrets Manager can't find the specified secret."));
    }

    /** One that is not marked for deletion. */
    Secret usable(String id) {
        Secret secret = get(id);
        if (secret.deletion().isPresent()) {
            throw AwsException.refused(
                    "InvalidRequestException",
                    "You can't perform this operation on the secret because it was marked for deletion.");
        }
        return secret;
    }

    /** The ARN up to the random suffix. */
    private String arn(String name) {
        return account.arn("secretsmanager", "secret:" + name + "-");
    }

    private String suffix() {
        StringBuilder suffix = new StringBuilder();
        for (int i = 0; i < SUFFIX_LENGTH; i++) {
            suffix.append(SUFFIX_LETTERS.charAt(random.nextInt(SUFFIX_LETTERS.length())));
        }
        return suffix.toString();
    }
}
