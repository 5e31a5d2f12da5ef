package dev.wadi.local.sns;

import dev.wadi.local.emulator.Account;
import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Input;
import java.time.Clock;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The topics of one account, and their subscriptions, by ARN. */
final class Topics {

    private static final int NOT_FOUND = 404;

    private final NavigableMap<String, Topic> topics = new TreeMap<>();
    private final Account account;
    private final Clock clock;

    Topics(Account account, Clock clock) {
        this.account = account;
        this.clock = clock;
    }

    /** The topic of that name: a new one, or the one that is there with the same attributes. */
    Topic create(String name, Map<String, String> attributes) {
        String arn = account.arn("sns", name);
        Topic there = topics.get(arn);
        if (there == null) {
            Topic topic = new Topic(account, arn, clock);
            attributes.forEach(topic::set);
            topics.put(arn, topic);
            return topic;
        }
        if (!attributes.equals(there.chosen())) {
            throw InvalidParameter.of("Attributes", "Topic already exists with different attributes");
        }
        return there;
    }

    /** The topic that the call names in {@code TopicArn}. */
    Topic get(Input input) {
        return get(InvalidParameter.requiredArn(input, "TopicArn"));
    }

    Topic get(String arn) {
        return Optional.ofNullable(topics.get(arn)).orElseThrow(() -> notFound("Topic does not exist"));
    }

    void delete(String arn) {
        topics.remove(arn);
    }

    NavigableMap<String, Topic> all() {
        return topics;
    }

    NavigableMap<String, Subscription> subscriptions() {
        NavigableMap<String, Subscription> all = new TreeMap<>();
        topics.values().forEach(topic -> all.putAll(topic.subscriptions()));
        return all;
    }

    Subscription subscription(String arn) {
        return Optional.ofNullable(subscriptions().get(arn)).orElseThrow(() -> notFound("Subscription does not exist"));
    }

    private static AwsException notFound(String message) {
        return AwsException.withStatus(NOT_FOUND, "NotFound", message);
    }
}
