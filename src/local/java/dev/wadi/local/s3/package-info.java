/**
 * S3: S3Proxy with its store in memory, behind a front that adds what it lacks: conditional writes, notifications to queues, and a world of its own for each
 * access key.
 */
package dev.wadi.local.s3;
