package dev.wadi.local.dynamodb.table;

import dev.wadi.local.dynamodb.value.AttributeType;
import java.util.List;
import java.util.Map;

/**
 * What a table is created as.
 *
 * @param attributes the types of all key attributes, in the caller's order
 * @param payPerRequest the billing mode; provisioned otherwise
 */
public record TableSchema(
        String name,
        Map<String, AttributeType> attributes,
        KeySchema schema,
        List<IndexDefinition> indexes,
        boolean payPerRequest,
        Throughput throughput,
        boolean deletionProtection,
        String tableClass) {}
