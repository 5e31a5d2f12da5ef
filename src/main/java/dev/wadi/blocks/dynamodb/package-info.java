/** Rows of DynamoDB tables: written once, changed where a condition holds, counted once. */
package dev.wadi.blocks.dynamodb;
