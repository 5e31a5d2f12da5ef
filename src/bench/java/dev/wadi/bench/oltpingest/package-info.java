/** How fast oltp-ingest reads a table, against the server's own COPY. */
package dev.wadi.bench.oltpingest;
