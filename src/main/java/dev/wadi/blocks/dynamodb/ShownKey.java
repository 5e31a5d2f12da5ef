package dev.wadi.blocks.dynamodb;

import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The key of a row for a sentence, such as {@code depot=Ulm}. */
final class ShownKey {
    private ShownKey() {}

    static String of(Map<String, AttributeValue> key) {
        return key.entrySet().stream()
                .map(part -> part.getKey() + "=" + text(part.getValue()))
                .collect(Collectors.joining(", "));
    }

    static String text(AttributeValue value) {
        return switch (value.type()) {
            case S -> value.s();
            case N -> value.n();
            case B -> Base64.getEncoder().encodeToString(value.b().asByteArrayUnsafe());
            default -> throw new IllegalArgumentException(value.type() + " is no part of a key");
        };
    }
}
