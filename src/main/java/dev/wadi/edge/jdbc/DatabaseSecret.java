package dev.wadi.edge.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.wadi.delivery.Causes;
import java.sql.SQLException;
import java.util.List;
import org.apache.camel.CamelContext;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** A JSON secret with {@code username} and {@code password}. One that cannot be used is what a wrong password is: SQLSTATE 28000. */
record DatabaseSecret(CamelContext context, String name) {
    private static final String REFUSED = "28000";

    /** Straight from the function behind {@code {{aws:...}}}: a password that holds braces is not taken for a placeholder. */
    String text(String key) throws SQLException {
        String text;
        try {
            text = context.getPropertiesComponent().getPropertiesFunction("aws").apply(name + "#" + key);
        } catch (RuntimeException e) {
            List<Throwable> causes = Causes.of(e);
            if (causes.stream().anyMatch(ResourceNotFoundException.class::isInstance)) {
                throw new SQLException("Secrets Manager has no secret " + name, REFUSED, e);
            }
            if (causes.stream().anyMatch(JsonProcessingException.class::isInstance)) {
                // the cause quotes the secret
                throw unusable("is not JSON");
            }
            throw e;
        }
        if (text == null) {
            throw unusable("has no text " + key);
        }
        return text;
    }

    private SQLException unusable(String problem) {
        return new SQLException(
                "the secret " + name + " " + problem + ". Write {\"username\": \"...\", \"password\": \"...\"}",
                REFUSED);
    }
}
