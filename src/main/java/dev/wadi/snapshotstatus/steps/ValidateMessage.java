package dev.wadi.snapshotstatus.steps;

import dev.wadi.delivery.Rejected;
import dev.wadi.snapshotstatus.MessageParser;
import dev.wadi.snapshotstatus.ReceivedMessage;
import dev.wadi.snapshotstatus.RejectedMessage;
import dev.wadi.snapshotstatus.SnapshotMessage;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Step {@code validate}, per message: has what it needs, or is refused. The header {@code kind} says what it tells of. What could never be sent because of it
 * is looked at here, before anything is counted.
 */
public class ValidateMessage implements Processor {
    static final String KIND = "kind";

    private SnapshotTables tables;
    private SnapshotAnnouncements announcements;

    @Override
    public void process(Exchange exchange) throws Rejected {
        Message message = exchange.getMessage();
        ReceivedMessage received = (ReceivedMessage) message.getBody();
        MessageLog.clear();
        try {
            SnapshotMessage snapshot = MessageParser.parse(received);
            MessageLog.of(snapshot);
            Handling.begin(exchange, snapshot);
            requireSendable(snapshot);
            message.setHeader(KIND, snapshot.successFile() ? "success-file" : "file");
            message.setBody(snapshot);
        } catch (RejectedMessage e) {
            throw MessageLog.refused(received, e);
        }
    }

    /** The row is only asked for where a message is refused: of a collection that is not known, that is the reason. */
    private void requireSendable(SnapshotMessage message) throws RejectedMessage {
        Optional<RejectedMessage> refusal = announcements.refusal(message);
        if (refusal.isPresent()) {
            tables.store().requireKnown(message);
            throw refusal.get();
        }
    }

    public void setTables(SnapshotTables tables) {
        this.tables = tables;
    }

    public void setAnnouncements(SnapshotAnnouncements announcements) {
        this.announcements = announcements;
    }
}
