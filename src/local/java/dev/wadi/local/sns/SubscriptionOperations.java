package dev.wadi.local.sns;

import dev.wadi.local.emulator.Account;
import dev.wadi.local.emulator.Emulation;
import dev.wadi.local.emulator.Input;
import dev.wadi.local.emulator.Operation;
import dev.wadi.local.emulator.Output;
import dev.wadi.local.emulator.ResponseWriter;
import dev.wadi.local.emulator.AccountStates;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** The operations on subscriptions. A queue needs no confirmation. */
final class SubscriptionOperations {

    private static final Set<String> ELSEWHERE =
            Set.of("http", "https", "email", "email-json", "sms", "application", "lambda", "firehose");
    private static final Pattern QUEUE = Pattern.compile("arn:aws:sqs:[a-z0-9-]+:\\d{12}:[A-Za-z0-9_-]+(\\.fifo)?");

    private final AccountStates<Topics> worlds;
    private final Emulation emulation;

    SubscriptionOperations(AccountStates<Topics> worlds, Emulation emulation) {
        this.worlds = worlds;
        this.emulation = emulation;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "Subscribe", this::subscribe,
                "Unsubscribe", this::unsubscribe,
                "ListSubscriptions", (account, input) -> list(worlds.of(account).subscriptions(), input),
                "ListSubscriptionsByTopic", this::listOfTopic,
                "GetSubscriptionAttributes", this::attributes,
                "SetSubscriptionAttributes", this::setAttribute);
    }

    /** Subscribing a queue again changes nothing, but is refused with other attributes. */
    private ResponseWriter subscribe(Account account, Input input) {
        Topic topic = worlds.of(account).get(input);
        checkProtocol(InvalidParameter.required(input, "Protocol"));
        String queue = queueArn(topic, input);
        Subscription subscription = new Subscription(topic.arn() + ":" + UUID.randomUUID(), topic, queue);
        input.entries("Attributes").forEach(subscription::set);
        Optional<Subscription> there = topic.subscriptions().values().stream()
                .filter(one -> one.queueArn().equals(queue))
                .findFirst();
        if (there.isPresent() && there.get().raw() != subscription.raw()) {
            throw InvalidParameter.of("Attributes", "Subscription already exists with different attributes");
        }
        if (there.isEmpty()) {
            topic.subscribe(subscription);
        }
        String arn = there.orElse(subscription).arn();
        return out -> out.text("SubscriptionArn", arn);
    }

    private static void checkProtocol(String protocol) {
        if (ELSEWHERE.contains(protocol)) {
            throw InvalidParameter.of("Protocol", "the local cloud delivers to sqs only, not to " + protocol);
        }
        if (!protocol.equals("sqs")) {
            throw InvalidParameter.of("Amazon SNS does not support this protocol string: " + protocol);
        }
    }

    private static String queueArn(Topic topic, Input input) {
        String endpoint = InvalidParameter.required(input, "Endpoint");
        if (!QUEUE.matcher(endpoint).matches()) {
            throw InvalidParameter.of("SQS endpoint ARN");
        }
        if (endpoint.endsWith(".fifo") && !topic.fifo()) {
            throw InvalidParameter.of("Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to"
                    + " standard SNS topics");
        }
        return endpoint;
    }

    /** A subscription that is not there is as good as ended. */
    private ResponseWriter unsubscribe(Account account, Input input) {
        String arn = InvalidParameter.requiredArn(input, "SubscriptionArn");
        Optional.ofNullable(worlds.of(account).subscriptions().get(arn))
                .ifPresent(subscription -> subscription.topic().unsubscribe(arn));
        return ResponseWriter.nothing();
    }

    private ResponseWriter listOfTopic(Account account, Input input) {
        return list(worlds.of(account).get(input).subscriptions(), input);
    }

    private ResponseWriter list(NavigableMap<String, Subscription> all, Input input) {
        Page<Subscription> page = Page.of(all, input, emulation.seal());
        return out -> page.write(out, "Subscriptions", SubscriptionOperations::write);
    }

    private static void write(Output out, Subscription subscription) {
        Map<String, String> attributes = subscription.attributes();
        for (String name : new String[] {"SubscriptionArn", "TopicArn", "Owner", "Protocol", "Endpoint"}) {
            out.text(name, attributes.get(name));
        }
    }

    private ResponseWriter attributes(Account account, Input input) {
        Map<String, String> attributes = subscription(account, input).attributes();
        return out -> out.entries("Attributes", attributes);
    }

    private ResponseWriter setAttribute(Account account, Input input) {
        subscription(account, input)
                .set(
                        InvalidParameter.required(input, "AttributeName"),
                        input.text("AttributeValue").orElse(""));
        return ResponseWriter.nothing();
    }

    private Subscription subscription(Account account, Input input) {
        return worlds.of(account).subscription(InvalidParameter.requiredArn(input, "SubscriptionArn"));
    }
}
