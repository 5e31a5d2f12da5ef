package dev.wadi.local.secretsmanager;

import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Input;
import dev.wadi.local.emulator.Output;
import java.util.Arrays;
import java.util.Optional;

/** What is kept secret: a text or bytes. */
sealed interface SecretValue {

    /** 64 KiB, for either kind. */
    int LARGEST = 65_536;

    /** The value in a request's {@code SecretString} or {@code SecretBinary}; a request with both is refused. */
    static Optional<SecretValue> in(Input input) {
        Optional<SecretValue> text = input.text("SecretString").map(Text::new);
        Optional<SecretValue> bytes = input.bytes("SecretBinary").map(Bytes::new);
        if (text.isPresent() && bytes.isPresent()) {
            throw AwsException.refused(
                    "InvalidParameterException",
                    "You can't specify both a binary secret value and a string secret value in the same secret.");
        }
        return text.or(() -> bytes);
    }

    void write(Output out);

    record Text(String value) implements SecretValue {
        @Override
        public void write(Output out) {
            out.text("SecretString", value);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // compared by content below
    record Bytes(byte[] value) implements SecretValue {
        @Override
        public void write(Output out) {
            out.bytes("SecretBinary", value);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes bytes && Arrays.equals(value, bytes.value);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(value);
        }
    }
}
