/** What snapshot-status reads and writes in DynamoDB (spec section 2). */
package dev.wadi.pipelines.snapshotstatus.store;
