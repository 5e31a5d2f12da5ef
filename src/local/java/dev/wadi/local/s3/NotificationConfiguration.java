package dev.wadi.local.s3;

import dev.wadi.local.emulator.AwsException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.w3c.dom.Element;

/** Which queues hear of a bucket. Topics, functions and other events than the creation of objects are refused: nobody would hear of them. */
record NotificationConfiguration(List<QueueRule> rules) {
    static final NotificationConfiguration NONE = new NotificationConfiguration(List.of());
    private static final String OBJECT_CREATED = "s3:ObjectCreated:";

    NotificationConfiguration {
        rules = List.copyOf(rules);
    }

    /** @throws AwsException for what S3, or this one, does not take */
    static NotificationConfiguration read(String xml) {
        Element root = Xml.read(xml).orElseThrow(S3Errors::malformedXml);
        for (String other : List.of("TopicConfiguration", "CloudFunctionConfiguration", "EventBridgeConfiguration")) {
            if (!Xml.children(root, other).isEmpty()) {
                throw S3Errors.notImplemented(other + " in the local cloud, which notifies queues");
            }
        }
        List<QueueRule> rules = new ArrayList<>();
        Xml.children(root, "QueueConfiguration").forEach(queue -> rules.add(rule(queue)));
        return new NotificationConfiguration(rules);
    }

    private static QueueRule rule(Element queue) {
        String arn = Xml.text(queue, "Queue");
        if (!arn.matches("arn:[^:]+:sqs:[^:]*:[^:]*:[A-Za-z0-9_-]+")) {
            throw S3Errors.invalidArgument(
                    arn.endsWith(".fifo")
                            ? "FIFO SQS queues are not supported: " + arn
                            : "The ARN is not well formed: " + arn);
        }
        List<String> events = Xml.children(queue, "Event").stream()
                .map(Element::getTextContent)
                .toList();
        for (String event : events) {
            if (!event.startsWith(OBJECT_CREATED)) {
                throw S3Errors.notImplemented(
                        "the event " + event + " in the local cloud, which tells of " + QueueRule.EVERY_CREATION);
            }
        }
        if (events.isEmpty()) {
            throw S3Errors.malformedXml();
        }
        String id = Xml.text(queue, "Id");
        return new QueueRule(
                id.isEmpty() ? UUID.randomUUID().toString() : id,
                arn,
                events,
                filter(queue, "prefix"),
                filter(queue, "suffix"));
    }

    private static String filter(Element queue, String name) {
        return Xml.children(queue, "Filter").stream()
                .flatMap(filter -> Xml.children(filter, "S3Key").stream())
                .flatMap(key -> Xml.children(key, "FilterRule").stream())
                .filter(rule -> Xml.text(rule, "Name").equalsIgnoreCase(name))
                .map(rule -> Xml.text(rule, "Value"))
                .findFirst()
                .orElse("");
    }

    String xml() {
        StringBuilder xml =
                new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<NotificationConfiguration>");
        for (QueueRule rule : rules) {
            xml.append("<QueueConfiguration>");
            element(xml, "Id", rule.id());
            element(xml, "Queue", rule.queueArn());
            rule.events().forEach(event -> element(xml, "Event", event));
            xml.append("<Filter><S3Key>");
            filterRule(xml, "prefix", rule.prefix());
            filterRule(xml, "suffix", rule.suffix());
            xml.append("</S3Key></Filter></QueueConfiguration>");
        }
        return xml.append("</NotificationConfiguration>").toString();
    }

    private static void filterRule(StringBuilder xml, String name, String value) {
        if (!value.isEmpty()) {
            xml.append("<FilterRule>");
            element(xml, "Name", name);
            element(xml, "Value", value);
            xml.append("</FilterRule>");
        }
    }

    private static void element(StringBuilder xml, String name, String text) {
        xml.append('<')
                .append(name)
                .append('>')
                .append(Xml.escaped(text))
                .append("</")
                .append(name)
                .append('>');
    }
}
