package dev.wadi.local.sns;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The JSON text that wraps a message for a queue which does not take it raw. */
final class Notification {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** Nobody can verify it, so that nobody takes it for one of AWS. */
    private static final String NO_SIGNATURE = "not signed by the local cloud";

    private Notification() {}

    static String text(PublishedMessage publication, Subscription subscription) {
        ObjectNode json = JSON.createObjectNode();
        json.put("Type", "Notification").put("MessageId", publication.messageId());
        publication.order().ifPresent(order -> json.put("SequenceNumber", order.sequenceNumber()));
        json.put("TopicArn", subscription.topic().arn());
        publication.subject().ifPresent(subject -> json.put("Subject", subject));
        json.put("Message", publication.body()).put("Timestamp", TIME.format(publication.time()));
        json.put("SignatureVersion", "1").put("Signature", NO_SIGNATURE).put("SigningCertURL", NO_SIGNATURE);
        json.put("UnsubscribeURL", "?Action=Unsubscribe&SubscriptionArn=" + subscription.arn());
        if (!publication.attributes().isEmpty()) {
            ObjectNode attributes = json.putObject("MessageAttributes");
            publication.attributes().forEach((name, attribute) -> attributes
                    .putObject(name)
                    .put("Type", attribute.type())
                    .put("Value", attribute.value()));
        }
        return json.toString();
    }
}
