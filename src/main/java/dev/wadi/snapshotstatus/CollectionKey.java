package dev.wadi.snapshotstatus;

/** A collection of a run. */
public record CollectionKey(String correlationId, String collectionName) {}
