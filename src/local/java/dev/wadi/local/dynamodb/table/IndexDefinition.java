package dev.wadi.local.dynamodb.table;

/** @param global whether it may have another hash key than the table */
public record IndexDefinition(
        String name, KeySchema schema, IndexProjection projection, boolean global, Throughput throughput) {}
