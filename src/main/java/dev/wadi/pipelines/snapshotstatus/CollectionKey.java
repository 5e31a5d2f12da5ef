package dev.wadi.pipelines.snapshotstatus;

/** A collection of a run. */
public record CollectionKey(String correlationId, String collectionName) {}
