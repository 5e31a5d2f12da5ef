package dev.wadi.delivery.outbox;

import static dev.wadi.delivery.outbox.OutboxWorld.MAIN;
import static dev.wadi.delivery.outbox.OutboxWorld.lead;
import static dev.wadi.delivery.outbox.OutboxWorld.resend;
import static dev.wadi.delivery.outbox.OutboxWorld.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.wadi.edge.aws.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** What queues and topics of each kind get, and what they would not take. */
class OutboxDestinationsTest extends OutboxFixture {
    @Test
    void aFifoQueueGetsGroupAndDeduplicationId() throws Exception {
        String fifo = world.queue("f-" + UUID.randomUUID() + ".fifo");
        lead(application, "fifo", fifo);
        OutgoingMessage message = new OutgoingMessage("a", "fifo", "{}", Map.of("kind", "x"), "group-1", "once-1");
        world.put(outbox, message);
        send(application, outbox, "a");
        world.put(outbox, message);
        send(application, outbox, "a");
        List<Message> taken = world.take(fifo);
        assertThat(taken).as("the second is the first's duplicate").hasSize(1);
        assertThat(taken.get(0).attributes())
                .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "group-1")
                .containsEntry(MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID, "once-1");
        assertThat(taken.get(0).messageAttributes().get("kind").stringValue()).isEqualTo("x");
    }

    @Test
    void aFifoTopicGetsGroupDeduplicationIdAndAttributes() throws Exception {
        String name = "t-" + UUID.randomUUID() + ".fifo";
        String heard = world.queue(name);
        lead(application, "topic", world.fifoTopic(name, name));
        OutgoingMessage message =
                new OutgoingMessage("a", "topic", "{}", Map.of("announcement_id", "once-1"), "group-1", "once-1");
        world.put(outbox, message);
        send(application, outbox, "a");
        world.put(outbox, message);
        send(application, outbox, "a");
        List<Message> taken = new ArrayList<>();
        await().until(() -> {
            taken.addAll(world.take(heard));
            return !taken.isEmpty();
        });
        taken.addAll(world.take(heard));
        assertThat(taken).as("the second is the first's duplicate").hasSize(1);
        assertThat(taken.get(0).attributes()).containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "group-1");
        assertThat(taken.get(0).messageAttributes().get("announcement_id").stringValue())
                .isEqualTo("once-1");
    }

    @Test
    void whatTheQueueRefusesForGoodStaysAndStopsNoOther() throws Exception {
        String fifo = world.queue("f-" + UUID.randomUUID() + ".fifo");
        lead(application, "fifo", fifo);
        // by a version that did not look
        new Transaction()
                .addAll(pending().put(new OutgoingMessage("a", "fifo", "{}", Map.of(), "no group", "once-1")))
                .write(world.dynamoDb);
        world.put(outbox, message("b"));
        assertThatThrownBy(() -> send(application, outbox, "a")).isInstanceOf(SqsException.class);
        resend(application);
        assertThat(bodies()).containsExactly("b");
        assertThat(world.rows()).hasSize(1);
    }

    @Test
    void whatTheQueueWouldRefuseForGoodIsNeverPut() throws Exception {
        lead(application, "fifo", queue + ".fifo");
        assertThatThrownBy(() -> outbox.put(new OutgoingMessage("a", "fifo", "{}", Map.of(), "no group", "once-1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("group");
    }

    @Test
    void aQueueThatIsNotFifoGetsTheGroupToo() throws Exception {
        world.put(outbox, new OutgoingMessage("a", MAIN, "{}", Map.of(), "group-1", "once-1"));
        send(application, outbox, "a");
        assertThat(world.take(queue)).singleElement().satisfies(message -> assertThat(message.attributes())
                .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "group-1"));
    }
}
