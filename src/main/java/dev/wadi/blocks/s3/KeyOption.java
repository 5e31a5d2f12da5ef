package dev.wadi.blocks.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.blocks.FieldExpression;
import dev.wadi.delivery.PollRecord;
import dev.wadi.delivery.RefusedException;
import dev.wadi.edge.s3.ObjectKey;
import java.net.URLDecoder;
import java.util.Optional;

/**
 * The key of an object, which is another for each record. What comes out of the expression is the key, whatever it looks like.
 *
 * @param encoded whether it is written as in S3's notifications
 */
record KeyOption(FieldExpression text, boolean encoded) {

    /** @throws IllegalArgumentException where there is none */
    static KeyOption required(FieldExpression text, boolean encoded) {
        if (text == null) {
            throw new IllegalArgumentException(
                    "Option key is missing. Write key: FOLDER/${body[id]}.json, or what the objects are called");
        }
        return new KeyOption(text, encoded);
    }

    /** @throws RefusedException for what can be no key */
    String of(PollRecord one) throws RefusedException {
        String key = text.text(one);
        if (encoded) {
            try {
                key = URLDecoder.decode(key, UTF_8);
            } catch (IllegalArgumentException e) {
                throw ObjectReason.invalid_key.because("the key is not URL-encoded");
            }
        }
        Optional<String> problem = ObjectKey.problem(key);
        if (problem.isPresent()) {
            throw ObjectReason.invalid_key.because(problem.get());
        }
        return key;
    }
}
