/** What oltp-ingest asks and tells the database, the bucket, the parameter store and the topic. */
package dev.wadi.pipelines.oltpingest.store;
