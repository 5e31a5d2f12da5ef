package dev.wadi.local.sns;

import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Input;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A typed value that goes with a message.
 *
 * @param value text, or base64 where the type is binary
 */
record MessageAttribute(String type, String value) {

    private static final int LONGEST_NAME = 256;
    private static final Pattern TYPE = Pattern.compile("(String|Number|Binary)(\\..+)?");
    private static final Pattern STRANGE = Pattern.compile("[^A-Za-z0-9_.-]");

    /** The attributes of a message, checked. */
    static Map<String, MessageAttribute> read(Input message) {
        Map<String, MessageAttribute> attributes = new LinkedHashMap<>();
        for (Input entry : message.structures("MessageAttributes")) {
            String name = entry.text("Name").orElse("");
            checkName(name);
            Input value = entry.structure("Value").orElseThrow(() -> empty(name, "String"));
            attributes.put(name, read(name, value));
        }
        return attributes;
    }

    private static void checkName(String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw refused("Length of message attribute name must be between 1 and " + LONGEST_NAME + " characters.");
        }
        Matcher strange = STRANGE.matcher(name);
        if (strange.find()) {
            throw refused("Invalid non-alphanumeric character '#x"
                    + Integer.toHexString(strange.group().charAt(0)).toUpperCase(Locale.ROOT)
                    + "' was found in the message attribute name. Can only include alphanumeric characters, hyphens,"
                    + " underscores, or periods.");
        }
        if (name.startsWith(".") || name.endsWith(".")) {
            throw refused("Invalid message attribute name " + (name.startsWith(".") ? "starting" : "ending")
                    + " with character '.' was found.");
        }
        if (name.contains("..")) {
            throw refused("Message attribute name can not have successive '.' characters.");
        }
        if (name.startsWith("AWS.") || name.startsWith("Amazon.")) {
            throw refused("You can't use message attribute names beginning with 'AWS.' or 'Amazon.' because these"
                    + " strings are reserved.");
        }
    }

    private static MessageAttribute read(String name, Input input) {
        String type = input.text("DataType")
                .filter(given -> TYPE.matcher(given).matches())
                .orElseThrow(() -> refused("The message attribute '" + name
                        + "' has an invalid message attribute type, the set of supported type prefixes is Binary,"
                        + " Number, and String."));
        String field = type.startsWith("Binary") ? "BinaryValue" : "StringValue";
        Optional<String> other = input.text(field.equals("BinaryValue") ? "StringValue" : "BinaryValue");
        String value = input.text(field)
                .orElseThrow(() -> other.isPresent()
                        ? refused("The message attribute '" + name + "' with type '" + type + "' must use field '"
                                + field.replace("Value", "") + "'.")
                        : empty(name, type));
        MessageAttribute attribute = new MessageAttribute(type, value);
        attribute.check(name, input);
        return attribute;
    }

    private void check(String name, Input input) {
        if (binary()) {
            input.bytes("BinaryValue");
        } else if (type.startsWith("Number")) {
            try {
                new BigDecimal(value);
            } catch (NumberFormatException e) {
                throw refused("Could not cast message attribute '" + name + "' value to number.");
            }
        }
    }

    boolean binary() {
        return type.startsWith("Binary");
    }

    /** What it counts towards the size of a message, in bytes. */
    int size() {
        int length = value.getBytes(StandardCharsets.UTF_8).length;
        return type.length() + (binary() ? length * 3 / 4 : length);
    }

    private static AwsException empty(String name, String type) {
        return refused("The message attribute '" + name
                + "' must contain non-empty message attribute value for message attribute type '" + type + "'.");
    }

    private static AwsException refused(String message) {
        return AwsException.refused("ParameterValueInvalid", message);
    }
}
