package dev.wadi.local.dynamodb.table;

import dev.wadi.local.dynamodb.value.AttributeValue;

/** What a query asks of the key: one hash key, and a range of its range keys. */
public record KeyCondition(AttributeValue hash, RangeBounds range) {}
