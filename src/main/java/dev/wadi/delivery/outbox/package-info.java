/**
 * Messages that go out because a row was changed: written in the same transaction as the change, sent after it, removed when sent. What a crash
 * leaves behind is sent by the next who asks for it, or by a timer. Steps leave messages for a channel; {@code to: outbox:CHANNEL} says where it leads. Knows no pipeline.
 */
package dev.wadi.delivery.outbox;
