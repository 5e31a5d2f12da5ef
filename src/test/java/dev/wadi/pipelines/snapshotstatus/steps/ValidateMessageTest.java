package dev.wadi.pipelines.snapshotstatus.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.pipelines.snapshotstatus.ReceivedReport;
import dev.wadi.pipelines.snapshotstatus.SnapshotMessage;
import dev.wadi.testing.TextRecord;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may be sent because of a message is looked at without a table, unless it could never be sent. */
class ValidateMessageTest {
    private final SnapshotAnnouncements announcements = new SnapshotAnnouncements();
    private final ValidateMessage step = new ValidateMessage();

    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void announce() throws Exception {
        AnnouncementChannels.give(announcements, context);
        AnnouncementChannels.exportState(context, "https://sqs.eu-west-1.amazonaws.com/123456789012/export-state.fifo");
        AnnouncementChannels.monitoring(context, "arn:aws:sns:eu-west-1:123456789012:monitoring");
        step.setAnnouncements(announcements);
        // no tables: a read would fail
    }

    @AfterEach
    void close() throws Exception {
        context.close();
    }

    @Test
    void aMessageThatLeadsToNothingOddCostsNoRead() throws RefusedRecordException {
        Exchange exchange = exchange("db.core.claimant", "\"2026-11-20\"");
        step.process(exchange);
        assertThat(exchange.getMessage().getBody()).isInstanceOf(SnapshotMessage.class);
    }

    @Test
    void theTableIsAskedWhereAMessageCouldNeverBeSent() {
        assertThatThrownBy(() -> step.process(exchange("db core", "1"))).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> step.process(exchange("db", "\"" + "9".repeat(300_000) + "\"")))
                .isInstanceOf(NullPointerException.class);
    }

    @Test
    void theGroupOfATopicCountsWhereItIsFifoAndTheMessageMayBeTold() throws Exception {
        step.process(exchange("r 1", "db.a", ""));
        AnnouncementChannels.monitoring(context, "arn:aws:sns:eu-west-1:123456789012:monitoring.fifo");
        assertThatThrownBy(() -> step.process(exchange("r 1", "db.a", ""))).isInstanceOf(NullPointerException.class);
        announcements.setAnnounceReceived("false");
        step.process(exchange("r 1", "db.a", ""));
        assertThatThrownBy(() -> step.process(exchange("r 1", "db.a", ",\"is_success_file\":true")))
                .isInstanceOf(NullPointerException.class);
    }

    private static Exchange exchange(String collection, String date) {
        return exchange("r1", collection, date, "");
    }

    private static Exchange exchange(String run, String collection, String more) {
        return exchange(run, collection, "1", more);
    }

    private static Exchange exchange(String run, String collection, String date, String more) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage()
                .setBody(ReceivedReport.allIn(new TextRecord(
                                "m1",
                                "{\"correlation_id\":\"" + run + "\",\"collection_name\":\"" + collection
                                        + "\",\"snapshot_type\":\"full\",\"export_date\":" + date + more + "}"))
                        .get(0));
        return exchange;
    }
}
