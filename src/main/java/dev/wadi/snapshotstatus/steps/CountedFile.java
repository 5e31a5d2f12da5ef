package dev.wadi.snapshotstatus.steps;

import dev.wadi.snapshotstatus.SnapshotMessage;

/** A message whose file is counted; {@code first}: by this message, and not before. */
record CountedFile(SnapshotMessage message, boolean first) {}
