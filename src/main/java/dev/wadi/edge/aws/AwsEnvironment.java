package dev.wadi.edge.aws;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The SDK's environment variables as the system properties that mean the same. For a process that starts the services itself and learns only
 * then where they are: its own environment cannot be changed.
 */
public final class AwsEnvironment {
    private static final String ENDPOINT = "AWS_ENDPOINT_URL";
    private static final Map<String, String> OTHERS = Map.of(
            "AWS_REGION", "aws.region",
            "AWS_ACCESS_KEY_ID", "aws.accessKeyId",
            "AWS_SECRET_ACCESS_KEY", "aws.secretAccessKey");
    /** Where the SDK's two spellings of a service do not follow from each other. */
    private static final Map<String, String> SPELLINGS = Map.of("DYNAMODB", "DynamoDb", "CLOUDWATCH", "CloudWatch");

    private AwsEnvironment() {}

    /** For all clients of this process that are built from now on. Variables that are not the SDK's are left alone. */
    public static void apply(Map<String, String> variables) {
        variables.forEach(
                (variable, value) -> property(variable).ifPresent(property -> System.setProperty(property, value)));
    }

    static Optional<String> property(String variable) {
        if (variable.equals(ENDPOINT)) {
            return Optional.of("aws.endpointUrl");
        }
        if (variable.startsWith(ENDPOINT + "_")) {
            return Optional.of("aws.endpointUrl" + service(variable.substring(ENDPOINT.length() + 1)));
        }
        return Optional.ofNullable(OTHERS.get(variable));
    }

    private static String service(String name) {
        return SPELLINGS.getOrDefault(
                name,
                Arrays.stream(name.split("_", -1))
                        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining()));
    }
}
