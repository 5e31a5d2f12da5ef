package dev.wadi.pipelines.snapshotstatus.steps;

import dev.wadi.pipelines.snapshotstatus.SnapshotMessage;
import dev.wadi.pipelines.snapshotstatus.Turns;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;

/** Step {@code in-turns}, per poll: the messages in parts that may each be worked on at once. */
public class InTurns {

    @Handler
    public List<List<SnapshotMessage>> of(@Body List<SnapshotMessage> messages, Exchange exchange) {
        PushMetrics.begin(exchange, messages);
        return Turns.of(messages);
    }
}
