/** Amazon DynamoDB: its operations, each a class or a few methods. */
package dev.wadi.local.dynamodb;
