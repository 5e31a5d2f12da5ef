package dev.wadi.local.sns;

import dev.wadi.local.emulator.Account;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A topic with its attributes, its subscriptions and what it remembers of messages. */
final class Topic {

    private static final String FIFO = ".fifo";

    private final Account account;
    private final String arn;
    private final Map<String, String> chosen = new LinkedHashMap<>();
    private final NavigableMap<String, Subscription> subscriptions = new TreeMap<>();
    private final Deduplication deduplication;
    private int unsubscribed;

    Topic(Account account, String arn, Clock clock) {
        this.account = account;
        this.arn = arn;
        this.deduplication = new Deduplication(clock);
    }

    Account account() {
        return account;
    }

    String arn() {
        return arn;
    }

    String name() {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    boolean fifo() {
        return arn.endsWith(FIFO);
    }

    boolean deduplicatesByContent() {
        return Boolean.parseBoolean(chosen.get(TopicAttributes.CONTENT_BASED_DEDUPLICATION));
    }

    boolean deduplicatesPerGroup() {
        return "MessageGroup".equals(chosen.get(TopicAttributes.FIFO_THROUGHPUT_SCOPE));
    }

    Deduplication deduplication() {
        return deduplication;
    }

    /** What its owner has set. */
    Map<String, String> chosen() {
        return chosen;
    }

    void set(String name, String value) {
        chosen.put(name, value);
    }

    Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("TopicArn", arn);
        attributes.put("Owner", account.id());
        attributes.put("DisplayName", "");
        attributes.put("SubscriptionsConfirmed", Integer.toString(subscriptions.size()));
        attributes.put("SubscriptionsPending", "0");
        attributes.put("SubscriptionsDeleted", Integer.toString(unsubscribed));
        if (fifo()) {
            attributes.put(TopicAttributes.CONTENT_BASED_DEDUPLICATION, "false");
            attributes.put(TopicAttributes.FIFO_THROUGHPUT_SCOPE, "Topic");
        }
        attributes.putAll(chosen);
        return attributes;
    }

    NavigableMap<String, Subscription> subscriptions() {
        return subscriptions;
    }

    void subscribe(Subscription subscription) {
        subscriptions.put(subscription.arn(), subscription);
    }

    void unsubscribe(String subscriptionArn) {
        if (subscriptions.remove(subscriptionArn) != null) {
            unsubscribed++;
        }
    }
}
