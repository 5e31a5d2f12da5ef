package dev.wadi.local.sns;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Which attributes a topic may be given. */
final class TopicAttributes {

    static final String FIFO_TOPIC = "FifoTopic";
    static final String CONTENT_BASED_DEDUPLICATION = "ContentBasedDeduplication";
    static final String FIFO_THROUGHPUT_SCOPE = "FifoThroughputScope";

    private static final Set<String> OF_FIFO = Set.of(CONTENT_BASED_DEDUPLICATION, FIFO_THROUGHPUT_SCOPE);
    private static final Set<String> KEPT =
            Set.of("DisplayName", "Policy", "DeliveryPolicy", "KmsMasterKeyId", "SignatureVersion", "TracingConfig");
    private static final Set<String> SCOPES = Set.of("Topic", "MessageGroup");

    /** Logs of deliveries, which nobody writes here, and the archive of FIFO topics. */
    private static final Pattern WITHOUT_EFFECT =
            Pattern.compile("(SQS|HTTP|Lambda|Application|Firehose)(Success|Failure)Feedback(RoleArn|SampleRate)");

    private TopicAttributes() {}

    /** Those of a new topic, checked. Saying that it is no FIFO topic is saying nothing. */
    static Map<String, String> ofNew(boolean fifo, Map<String, String> wanted) {
        Map<String, String> attributes = new LinkedHashMap<>();
        wanted.forEach((name, value) -> {
            if (name.equals(FIFO_TOPIC)) {
                bool(name, value);
            } else {
                attributes.put(name, checked(fifo, name, value));
            }
        });
        if (fifo) {
            attributes.put(FIFO_TOPIC, "true");
        }
        return attributes;
    }

    static String checked(boolean fifo, String name, String value) {
        if (!KEPT.contains(name)
                && !(fifo && OF_FIFO.contains(name))
                && !WITHOUT_EFFECT.matcher(name).matches()) {
            throw InvalidParameter.of("AttributeName");
        }
        if (name.equals(FIFO_THROUGHPUT_SCOPE) && !SCOPES.contains(value)) {
            throw InvalidParameter.of(name, "Invalid value [" + value + "]. Must be one of " + SCOPES);
        }
        return name.equals(CONTENT_BASED_DEDUPLICATION) ? bool(name, value) : value;
    }

    static String bool(String name, String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        if (!lower.equals("true") && !lower.equals("false")) {
            throw InvalidParameter.of(name + ": Invalid value [" + value + "]. Must be true or false.");
        }
        return lower;
    }
}
