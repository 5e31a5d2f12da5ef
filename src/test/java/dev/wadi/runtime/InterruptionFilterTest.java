package dev.wadi.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.testing.LogLines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What the configuration lets through of the words of the KCL. */
class InterruptionFilterTest {
    private static final String KCL = "software.amazon.kinesis";
    private static final Logger LOG = LoggerFactory.getLogger(KCL + ".coordinator.Scheduler");

    private LogLines lines;

    @BeforeEach
    void listen() {
        lines = new LogLines(KCL);
    }

    @AfterEach
    void leave() {
        lines.close();
    }

    @Test
    void whatAStopCutsOffIsNotTold() {
        LOG.warn("planted", SdkClientException.create("a call", new InterruptedException()));
        LOG.error("planted", AbortedException.create("a call", new IllegalStateException(new InterruptedException())));
        assertThat(lines.all()).isEmpty();
    }

    @Test
    void aFaultIs() {
        LOG.warn("planted", SdkClientException.create("a call"));
        LOG.error("planted without");
        assertThat(lines.all()).contains("planted", "planted without");
    }
}
