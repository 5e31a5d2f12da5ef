package dev.wadi.scenario.environment;

import dev.wadi.app.installation.Installation;
import dev.wadi.scenario.format.ScenarioFormatException;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The world of one scenario: a place of its own in each service that all scenarios share.
 *
 * @param pipeline prefix of its settings
 * @param number counts the scenarios of a run
 * @param accessKey unique to the run; services that know accounts keep runs apart by it, and a scenario takes away what it put there
 * @param environment where the services are, in the variables of the AWS SDK and of Redis
 * @param sqs knows no accounts: names must be made {@linkplain #unique unique}
 */
public record ScenarioEnvironment(
        Installation installation,
        String pipeline,
        int number,
        String accessKey,
        Map<String, String> environment,
        SqsClient sqs) {
    static final String FIFO = ".fifo";

    public StaticCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "scenario"));
    }

    /** A name that no other scenario has; one of a FIFO queue or topic stays one. */
    public String unique(String name) {
        return name.endsWith(FIFO) ? withoutFifo(name) + suffix() + FIFO : name + suffix();
    }

    /** The name as the file has it: without {@code .fifo}, and without what made it unique. */
    public String plain(String name) {
        String base = withoutFifo(name);
        return base.endsWith(suffix()) ? base.substring(0, base.length() - suffix().length()) : base;
    }

    static String withoutFifo(String name) {
        return name.endsWith(FIFO) ? name.substring(0, name.length() - FIFO.length()) : name;
    }

    private String suffix() {
        return "-" + accessKey + "-" + number;
    }

    /** @throws ScenarioFormatException if the environment does not have it */
    String require(String variable) {
        String value = environment.get(variable);
        if (value == null) {
            throw new ScenarioFormatException(
                    "", "this scenario needs a service that is not there: " + variable + " is not set");
        }
        return value;
    }
}
