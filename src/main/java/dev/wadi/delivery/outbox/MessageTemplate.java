package dev.wadi.delivery.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.blocks.BlockReason;
import dev.wadi.blocks.FieldExpression;
import dev.wadi.delivery.PollRecord;
import dev.wadi.delivery.RefusedException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;

/** Makes a message of a record, by expressions that are compiled once. */
public final class MessageTemplate {
    /** The attribute that tells the same message. */
    private static final String ID = "id";
    /** SQS takes 10 with that one. */
    private static final int MOST_ATTRIBUTES = 9;
    /** What FIFO queues and topics take as a de-duplication id. */
    private static final Pattern DEDUPLICATION_ID = Pattern.compile("[!-~]{1,128}");
    /** Of an id as part of a key of DynamoDB, which has 2048 bytes with the channel. */
    private static final int LONGEST_KEY = 512;

    private final ContentTemplate content;
    private final FieldExpression id;
    private final FieldExpression group;
    private final Map<String, FieldExpression> attributes;

    /**
     * @param fifo whether messages go to a FIFO queue or topic
     * @throws IllegalArgumentException for what is no expression, or makes no message whatever the record
     */
    public MessageTemplate(CamelContext context, MessageOptions options, boolean fifo) {
        if (fifo && options.getGroup() == null) {
            throw new IllegalArgumentException(
                    "A FIFO queue or topic needs a group. Write group with what keeps messages in"
                            + " order, such as group: \"${body[order_id]}\"");
        }
        if (options.getAttributes().containsKey(ID)) {
            throw new IllegalArgumentException("attribute.id is what id gives. Write id in its place");
        }
        if (options.getAttributes().size() > MOST_ATTRIBUTES) {
            throw new IllegalArgumentException(options.getAttributes().size()
                    + " attributes are given. A message takes " + MOST_ATTRIBUTES + " beside its id");
        }
        content = new ContentTemplate(context, options);
        id = options.getId() == null ? null : FieldExpression.compile(context, ID, options.getId());
        group = options.getGroup() == null ? null : FieldExpression.compile(context, "group", options.getGroup());
        attributes = ContentTemplate.compile(context, MessageOptions.ATTRIBUTE, options.getAttributes());
    }

    /**
     * @param channel of an outbox; empty for a message that goes out at once
     * @throws RefusedException for a record that has not what an option reads
     */
    public OutgoingMessage message(PollRecord one, String channel) throws RefusedException {
        String identity = id == null ? one.record().identity() : id.text(one);
        Map<String, String> values = new HashMap<>();
        for (Map.Entry<String, FieldExpression> attribute : attributes.entrySet()) {
            values.put(attribute.getKey(), attribute.getValue().text(one));
        }
        values.put(ID, identity);
        return new OutgoingMessage(
                channel + "/" + (identity.getBytes(UTF_8).length > LONGEST_KEY ? digest(identity) : identity),
                channel,
                content.text(one),
                values,
                group == null ? "" : group.text(one),
                DEDUPLICATION_ID.matcher(identity).matches() ? identity : digest(identity));
    }

    /** With what a record is refused whose message is never taken. */
    public BlockReason reason(Refusal refusal) {
        return refusal.part() == Refusal.Part.size ? content.tooLarge() : content.notSendable();
    }

    /** The same for one that its service has refused. */
    public BlockReason notSendable() {
        return content.notSendable();
    }

    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
