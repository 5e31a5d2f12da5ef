package dev.wadi.delivery.outbox;

import dev.wadi.delivery.outbox.OutboxTable.Claimed;
import dev.wadi.delivery.outbox.OutboxTable.Stranded;

/** Is told what becomes of the messages of a pass. */
interface RelayObserver {

    /** Its queue or topic has it. */
    default void taken(Claimed message) {}

    /** Its queue or topic did not take it, or it waits behind one of its group. */
    void notTaken(Claimed message, RuntimeException failure);

    /** Its channel leads nowhere. */
    void leadsNowhere(Stranded message);

    /** The table did not let it be claimed, or be removed after it was sent. */
    void notWritten(String id, RuntimeException failure);
}
