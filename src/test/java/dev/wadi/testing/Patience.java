package dev.wadi.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * For how long a test waits for what has to come. A bound for machines that do much else, not a measure: what comes ends the wait, and how fast something must
 * be is a benchmark's question. JUnit finds it, so that it is what every wait has that names no bound of its own.
 */
public final class Patience implements BeforeAllCallback {
    public static final Duration LONGEST = Duration.ofMinutes(4);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(LONGEST);
    }
}
