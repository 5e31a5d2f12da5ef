package dev.wadi.local.emulator;

/** A request, as far as the protocol cares. A header that is absent is empty text. */
@SuppressWarnings("ArrayRecordComponent") // passed on once and never compared
record Call(boolean post, String target, String contentType, String authorization, byte[] body) {}
