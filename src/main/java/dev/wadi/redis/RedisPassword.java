package dev.wadi.redis;

import dev.wadi.settings.SettingException;
import org.apache.camel.CamelContext;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** Where the password is: a key of a JSON secret in the secrets manager. Both names empty: there is none. */
record RedisPassword(String secretName, String passwordKey) {

    boolean isNone() {
        return secretName.isBlank() && passwordKey.isBlank();
    }

    /**
     * Straight from the function behind {@code {{aws:...}}}: a password that holds braces is not taken for a placeholder.
     *
     * @throws SettingException if a name is missing, or there is no such secret or key
     * @throws RedisStartException if the secrets manager does not give it out
     */
    String read(CamelContext context) throws RedisStartException {
        if (secretName.isBlank()) {
            throw new SettingException(
                    "SECRET_NAME",
                    "is missing: REDIS_PASS_SECRET_KEY is set, and the password needs both",
                    "SECRET_NAME=turbine/redis");
        }
        if (passwordKey.isBlank()) {
            throw new SettingException(
                    "REDIS_PASS_SECRET_KEY",
                    "is missing: SECRET_NAME is set, and the password needs both",
                    "REDIS_PASS_SECRET_KEY=password");
        }
        String password = secret(context);
        if (password == null || password.isEmpty()) {
            throw new SettingException(
                    "REDIS_PASS_SECRET_KEY",
                    "is " + passwordKey + ", but the secret " + secretName + " has no text under that key",
                    "REDIS_PASS_SECRET_KEY=password");
        }
        return password;
    }

    private String secret(CamelContext context) throws RedisStartException {
        try {
            return context.getPropertiesComponent().getPropertiesFunction("aws").apply(secretName + "#" + passwordKey);
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof ResourceNotFoundException) {
                    throw new SettingException(
                            "SECRET_NAME",
                            "is " + secretName + ", which the secrets manager does not have",
                            "SECRET_NAME=turbine/redis");
                }
            }
            throw new RedisStartException(
                    "The Redis password could not be read from the secret " + secretName + " (SECRET_NAME): "
                            + e.getMessage()
                            + " Check that Secrets Manager can be reached, also by AWS_ENDPOINT_URL_SECRETS_MANAGER where that is set,"
                            + " and that secretsmanager:GetSecretValue is allowed.",
                    e);
        }
    }
}
