/** DynamoDB's expressions: read into a tree once per call, then asked for each item. */
package dev.wadi.local.dynamodb.expression;
