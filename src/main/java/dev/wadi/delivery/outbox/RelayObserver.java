package dev.wadi.delivery.outbox;

import dev.wadi.delivery.outbox.OutboxTable.Claimed;

/** Is told what becomes of the messages of a pass. */
interface RelayObserver {

    /** Its queue or topic has it. */
    default void taken(Claimed message) {}

    /** Its queue or topic did not take it, it waits behind one of its group, or its channel leads nowhere. */
    void notTaken(Claimed message, RuntimeException failure);

    /** The table did not let it be claimed, or be removed after it was sent. */
    void notWritten(String id, RuntimeException failure);
}
