package dev.wadi.delivery.outbox;

import dev.wadi.settings.SettingException;
import java.util.regex.Pattern;

/**
 * Where a message goes.
 *
 * @param address URL of the queue, or ARN of the topic
 */
public record Destination(Service service, String address) {
    private static final Pattern QUEUE = Pattern.compile("https?://\\S+/[A-Za-z0-9_-]+(\\.fifo)?");
    private static final Pattern TOPIC = Pattern.compile("arn:[a-z-]+:sns:[a-z0-9-]+:\\d{12}:[A-Za-z0-9_-]+(\\.fifo)?");

    /** What sends it. */
    public enum Service {
        sqs,
        sns
    }

    /** @throws SettingException if the value is no URL of a queue: without this the first message would find out */
    public static Destination queue(String setting, String url) {
        if (!QUEUE.matcher(url).matches()) {
            throw new SettingException(
                    setting,
                    "is not the URL of a queue: '" + url + "'",
                    setting + "=https://sqs.eu-west-1.amazonaws.com/123456789012/my-queue.fifo");
        }
        return new Destination(Service.sqs, url);
    }

    /** @throws SettingException if the value is no ARN of a topic */
    public static Destination topic(String setting, String arn) {
        if (!TOPIC.matcher(arn).matches()) {
            throw new SettingException(
                    setting,
                    "is not the ARN of a topic: '" + arn + "'",
                    setting + "=arn:aws:sns:eu-west-1:123456789012:my-topic");
        }
        return new Destination(Service.sns, arn);
    }

    /** Whether it takes each message once by its de-duplication id, for five minutes. */
    boolean isFifo() {
        return address.endsWith(".fifo");
    }
}
