package dev.wadi.pipelines.turbinestatus;

import dev.wadi.app.installation.Installation;
import java.time.Instant;
import org.apache.camel.Exchange;

/** Breaks rules of the architecture, so that a test can see them broken. */
public final class ForbiddenDecision {
    private ForbiddenDecision() {}

    static String decide(Exchange exchange, Installation installation) {
        return exchange.getExchangeId() + Instant.now() + installation.home();
    }
}
