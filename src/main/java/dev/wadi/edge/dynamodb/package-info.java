/** What DynamoDB keeps: values as attributes, keys, sizes, and counting once. */
package dev.wadi.edge.dynamodb;
