package dev.wadi.delivery.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.delivery.outbox.Destination.Service;
import dev.wadi.delivery.outbox.OutboxTable.Claimed;
import dev.wadi.delivery.outbox.Refusal.Part;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What SQS and SNS take. A message beyond that would wait in the outbox for ever. */
final class SendLimits {
    /**
     * Limit of a topic in bytes, and of a queue that nobody has set another for; body, attributes and their types together. That of all messages of a call is
     * the same.
     */
    static final int MOST_BYTES = 256 * 1024;

    /** In one call. */
    static final int MOST_MESSAGES = 10;

    private static final int MOST_ATTRIBUTES = 10;
    private static final int TYPE = "String".length();
    /** Letters, digits and punctuation of ASCII. */
    private static final Pattern ID = Pattern.compile("[!-~]{1,128}");

    private static final Pattern ATTRIBUTE =
            Pattern.compile("(?!(?i:aws|amazon)\\.)[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
    private static final int LONGEST_ATTRIBUTE = 256;

    private SendLimits() {}

    static Optional<Refusal> refusal(OutgoingMessage message, Destination destination, DestinationLimits limits) {
        boolean grouped = destination.isFifo()
                || (destination.service() == Service.sqs && !message.group().isEmpty());
        if (grouped && !ID.matcher(message.group()).matches()) {
            return refused(Part.group, "the group is not 1 to 128 letters, digits and punctuation");
        }
        if (destination.isFifo() && !ID.matcher(message.deduplicationId()).matches()) {
            return refused(Part.content, "the de-duplication id is not 1 to 128 letters, digits and punctuation");
        }
        if (message.body().isEmpty() || !isText(message.body())) {
            return refused(Part.content, "the body is empty or has characters that are not allowed");
        }
        if (message.attributes().size() > MOST_ATTRIBUTES
                || !message.attributes().entrySet().stream()
                        .allMatch(one -> isAttribute(one.getKey(), one.getValue()))) {
            return refused(Part.content, "an attribute is not allowed");
        }
        int bytes = bytes(message);
        int most = bytes > MOST_BYTES ? MOST_BYTES : Math.min(MOST_BYTES, limits.mostBytes(destination, bytes));
        return bytes > most
                ? refused(Part.size, "it has " + bytes + " bytes; " + most + " are taken")
                : Optional.empty();
    }

    private static Optional<Refusal> refused(Part part, String detail) {
        return Optional.of(new Refusal(part, detail));
    }

    private static boolean isAttribute(String name, String value) {
        return name.length() <= LONGEST_ATTRIBUTE
                && ATTRIBUTE.matcher(name).matches()
                && !value.isEmpty()
                && isText(value);
    }

    /** The characters of XML 1.0, which both services check for. */
    private static boolean isText(String text) {
        return text.codePoints()
                .allMatch(c -> c == '\t'
                        || c == '\n'
                        || c == '\r'
                        || (c >= ' ' && c < Character.MIN_SURROGATE)
                        || (c > Character.MAX_SURROGATE && c < 0xFFFE)
                        || c >= Character.MIN_SUPPLEMENTARY_CODE_POINT);
    }

    /** The calls that messages take: as few as keep the order of those to each destination. */
    static Deque<List<Claimed>> calls(List<Claimed> messages) {
        Deque<List<Claimed>> calls = new ArrayDeque<>();
        Map<Destination, Call> last = new HashMap<>();
        for (Claimed message : messages) {
            Call call = last.get(message.to());
            if (call == null || !call.add(message)) {
                Call next = new Call();
                next.add(message);
                last.put(message.to(), next);
                calls.add(next.messages);
            }
        }
        return calls;
    }

    private static final class Call {
        private final List<Claimed> messages = new ArrayList<>();
        private int bytes;

        /** One that is too large by itself is for the service to refuse. */
        boolean add(Claimed message) {
            int more = bytes(message.message());
            if (!messages.isEmpty() && (messages.size() == MOST_MESSAGES || bytes + more > MOST_BYTES)) {
                return false;
            }
            messages.add(message);
            bytes += more;
            return true;
        }
    }

    static int bytes(OutgoingMessage message) {
        int bytes = message.body().getBytes(UTF_8).length;
        for (var attribute : message.attributes().entrySet()) {
            bytes += attribute.getKey().getBytes(UTF_8).length
                    + TYPE
                    + attribute.getValue().getBytes(UTF_8).length;
        }
        return bytes;
    }
}
