package dev.wadi.snapshotstatus.steps;

import dev.wadi.delivery.Rejected;
import dev.wadi.snapshotstatus.MessageParser;
import dev.wadi.snapshotstatus.ReceivedMessage;
import dev.wadi.snapshotstatus.RejectedMessage;
import dev.wadi.snapshotstatus.SnapshotMessage;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Step {@code validate}, per message: has what it needs, or is refused. The header {@code kind} says what it tells of. */
public class ValidateMessage implements Processor {
    static final String KIND = "kind";

    @Override
    public void process(Exchange exchange) throws Rejected {
        Message message = exchange.getMessage();
        ReceivedMessage received = (ReceivedMessage) message.getBody();
        MessageLog.clear();
        try {
            SnapshotMessage snapshot = MessageParser.parse(received);
            MessageLog.of(snapshot);
            Handling.begin(exchange, snapshot);
            message.setHeader(KIND, snapshot.successFile() ? "success-file" : "file");
            message.setBody(snapshot);
        } catch (RejectedMessage e) {
            throw MessageLog.refused(received, e);
        }
    }
}
