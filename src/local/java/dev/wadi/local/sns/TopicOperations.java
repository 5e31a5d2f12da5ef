package dev.wadi.local.sns;

import dev.wadi.local.emulator.Account;
import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Emulation;
import dev.wadi.local.emulator.Input;
import dev.wadi.local.emulator.Operation;
import dev.wadi.local.emulator.ResponseWriter;
import dev.wadi.local.emulator.AccountStates;
import java.util.Map;
import java.util.regex.Pattern;

/** The operations on topics. */
final class TopicOperations {

    private static final int LONGEST_NAME = 256;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern FIFO_NAME = Pattern.compile("[A-Za-z0-9_-]+\\.fifo");

    private final AccountStates<Topics> worlds;
    private final Emulation emulation;

    TopicOperations(AccountStates<Topics> worlds, Emulation emulation) {
        this.worlds = worlds;
        this.emulation = emulation;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "CreateTopic", this::create,
                "DeleteTopic", this::delete,
                "ListTopics", this::list,
                "GetTopicAttributes", this::attributes,
                "SetTopicAttributes", this::setAttribute);
    }

    private ResponseWriter create(Account account, Input input) {
        String name = InvalidParameter.required(input, "Name");
        Map<String, String> wanted = input.entries("Attributes");
        boolean fifo = Boolean.parseBoolean(wanted.get(TopicAttributes.FIFO_TOPIC));
        checkName(name, fifo);
        Topic topic = worlds.of(account).create(name, TopicAttributes.ofNew(fifo, wanted));
        return out -> out.text("TopicArn", topic.arn());
    }

    private static void checkName(String name, boolean fifo) {
        boolean valid = name.length() <= LONGEST_NAME
                && (fifo ? FIFO_NAME : NAME).matcher(name).matches();
        if (!valid && fifo) {
            throw AwsException.refused(
                    "InvalidParameter",
                    "Fifo Topic names must end with .fifo and must be made up of only uppercase and lowercase ASCII"
                            + " letters, numbers, underscores, and hyphens, and must be between 1 and 256 characters"
                            + " long.");
        }
        if (!valid) {
            throw InvalidParameter.of("Topic Name");
        }
    }

    /** A topic that is not there is as good as deleted. */
    private ResponseWriter delete(Account account, Input input) {
        worlds.of(account).delete(InvalidParameter.requiredArn(input, "TopicArn"));
        return ResponseWriter.nothing();
    }

    private ResponseWriter list(Account account, Input input) {
        Page<Topic> page = Page.of(worlds.of(account).all(), input, emulation.seal());
        return out -> page.write(out, "Topics", (element, topic) -> element.text("TopicArn", topic.arn()));
    }

    private ResponseWriter attributes(Account account, Input input) {
        Map<String, String> attributes = worlds.of(account).get(input).attributes();
        return out -> out.entries("Attributes", attributes);
    }

    private ResponseWriter setAttribute(Account account, Input input) {
        Topic topic = worlds.of(account).get(input);
        String name = InvalidParameter.required(input, "AttributeName");
        String value = input.text("AttributeValue").orElse("");
        topic.set(name, TopicAttributes.checked(topic.fifo(), name, value));
        return ResponseWriter.nothing();
    }
}
