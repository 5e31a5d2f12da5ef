package dev.wadi.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.testing.LogLines;
import java.net.URISyntaxException;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.kinesis.coordinator.assignment.LeaseAssignmentManager;

/** What the configuration lets through of the words of the KCL and its connections. A log of its own, as the KCL's threads of another test may talk in that of this process. */
class KclLogTest {
    private static final String KCL = "software.amazon.kinesis";
    private static final String NETTY = "io.netty.channel.AbstractChannelHandlerContext";

    private LoggerContext context;
    private Logger log;
    private LogLines lines;

    @BeforeEach
    void listen() throws URISyntaxException {
        context = new LoggerContext(
                "apart", null, Logging.class.getResource("/log4j2.xml").toURI());
        context.start();
        log = context.getLogger(KCL + ".coordinator.Scheduler");
        lines = new LogLines(context.getLogger(KCL));
    }

    @AfterEach
    void leave() {
        lines.close();
        context.stop();
    }

    @Test
    void whatAStopCutsOffIsNotTold() {
        log.warn("planted", SdkClientException.create("a call", new InterruptedException()));
        log.error("planted", AbortedException.create("a call", new IllegalStateException(new InterruptedException())));
        assertThat(lines.all()).isEmpty();
    }

    @Test
    void leasesThatAreYetToBeGivenOutAreNotTold() {
        context.getLogger(LeaseAssignmentManager.class).warn("Not able to assign all expiredOrUnAssignedLeases");
        assertThat(lines.all()).isEmpty();
    }

    @Test
    void aCallThatIsCutOffWhileItIsSentIsNotTold() {
        Logger connections = context.getLogger(NETTY);
        try (LogLines told = new LogLines(connections)) {
            connections.warn(
                    "Failed to mark a promise as failure because it has failed already: {}, unnotified cause: {}",
                    "DefaultChannelPromise@1(failure: io.netty.channel.StacklessClosedChannelException)",
                    "io.netty.channel.StacklessClosedChannelException\n\tat io.netty.channel");
            connections.warn("planted");
            assertThat(told.all()).containsExactly("planted");
        }
    }

    @Test
    void aFaultIs() {
        log.warn("planted", SdkClientException.create("a call"));
        log.error("planted without");
        assertThat(lines.all()).contains("planted", "planted without");
    }
}
