/** What there is of oltp-ingest beside the pipeline. */
package dev.wadi.demo.oltpingest;
