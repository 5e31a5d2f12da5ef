package dev.wadi.local.sns;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/** Takes messages for a topic: once where it is FIFO, and delivers them. */
final class TopicPublisher {

    private final Clock clock;
    private final QueueDelivery delivery;

    TopicPublisher(Clock clock, QueueDelivery delivery) {
        this.clock = clock;
        this.delivery = delivery;
    }

    /** Whether the topic takes it; a call with several messages is refused as a whole, before any is taken. */
    static void check(Topic topic, PublishRequest draft) {
        if (!topic.fifo() && draft.deduplicationId().isPresent()) {
            throw InvalidParameter.of(
                    "MessageDeduplicationId",
                    "The request includes MessageDeduplicationId parameter that is not valid for this topic type");
        }
        if (topic.fifo() && draft.group().isEmpty()) {
            throw InvalidParameter.of("The MessageGroupId parameter is required for FIFO topics");
        }
        if (topic.fifo() && draft.deduplicationId().isEmpty() && !topic.deduplicatesByContent()) {
            throw InvalidParameter.of("The topic should either have ContentBasedDeduplication enabled or"
                    + " MessageDeduplicationId provided explicitly");
        }
    }

    /** The message as it was taken; one that a FIFO topic has already is answered as the first time and goes nowhere. */
    PublishedMessage publish(Topic topic, PublishRequest draft) {
        if (!topic.fifo()) {
            return deliver(topic, publication(draft, Optional.empty()));
        }
        String group = draft.group().orElseThrow();
        String id = draft.deduplicationId().orElseGet(() -> sha256(draft.message()));
        String key = topic.deduplicatesPerGroup() ? group + " " + id : id;
        Deduplication deduplication = topic.deduplication();
        return deduplication.find(key).orElseGet(() -> {
            String number = deduplication.nextSequenceNumber();
            PublishedMessage publication = publication(draft, Optional.of(new PublishedMessage.Order(group, id, number)));
            deduplication.remember(key, publication);
            return deliver(topic, publication);
        });
    }

    private PublishedMessage publication(PublishRequest draft, Optional<PublishedMessage.Order> order) {
        return new PublishedMessage(
                UUID.randomUUID().toString(),
                draft.body(),
                draft.subject(),
                draft.attributes(),
                order,
                clock.instant());
    }

    private PublishedMessage deliver(Topic topic, PublishedMessage publication) {
        topic.subscriptions().values().forEach(subscription -> delivery.deliver(publication, subscription));
        return publication;
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
