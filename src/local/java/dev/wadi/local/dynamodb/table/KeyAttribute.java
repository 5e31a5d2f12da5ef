package dev.wadi.local.dynamodb.table;

import dev.wadi.local.dynamodb.value.AttributeType;

/** An attribute of a key: a text, a number or a binary. */
public record KeyAttribute(String name, AttributeType type) {}
