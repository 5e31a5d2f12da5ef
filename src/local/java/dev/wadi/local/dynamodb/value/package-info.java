/** The values of items: their types, order, sizes and JSON. */
package dev.wadi.local.dynamodb.value;
