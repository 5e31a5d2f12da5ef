package dev.wadi.edge.redis;

import dev.wadi.delivery.SettingNames;
import dev.wadi.settings.SettingException;
import java.util.List;
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
                    "secretName",
                    "of the connection to Redis is missing: passwordKey is set, and the password needs both",
                    "secretName=turbine/redis");
        }
        if (passwordKey.isBlank()) {
            throw new SettingException(
                    setting(context, 1, "passwordKey"),
                    "is missing: " + setting(context, 0, "secretName") + " is set, and the password needs both",
                    setting(context, 1, "passwordKey") + "=password");
        }
        String password = secret(context);
        if (password == null || password.isEmpty()) {
            throw new SettingException(
                    setting(context, 1, "passwordKey"),
                    "is " + passwordKey + ", but the secret " + secretName + " has no text under that key",
                    setting(context, 1, "passwordKey") + "=password");
        }
        return password;
    }

    /** The name of the setting with the secret, or of that with the key. */
    private String setting(CamelContext context, int which, String otherwise) {
        List<String> names = SettingNames.of(context, "secret", secretName);
        return names.size() > which ? names.get(which) : otherwise;
    }

    private String secret(CamelContext context) throws RedisStartException {
        try {
            return context.getPropertiesComponent().getPropertiesFunction("aws").apply(secretName + "#" + passwordKey);
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof ResourceNotFoundException) {
                    throw new SettingException(
                            setting(context, 0, "secretName"),
                            "is " + secretName + ", which the secrets manager does not have",
                            setting(context, 0, "secretName") + "=turbine/redis");
                }
            }
            throw new RedisStartException(
                    "The Redis password could not be read from the secret " + secretName + " ("
                            + setting(context, 0, "secretName") + "): "
                            + e.getMessage()
                            + " Check that Secrets Manager can be reached, also by AWS_ENDPOINT_URL_SECRETS_MANAGER where that is set,"
                            + " and that secretsmanager:GetSecretValue is allowed.",
                    e);
        }
    }
}
