/** Tables and their indexes: what they are, and the items in them, sorted. */
package dev.wadi.local.dynamodb.table;
