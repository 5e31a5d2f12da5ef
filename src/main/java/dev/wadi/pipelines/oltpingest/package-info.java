/**
 * oltp-ingest: what is new in the tables of a database, as JSON Lines objects. What it decides is here, in plain Java; specification:
 * docs/reference/oltp-ingest.md.
 */
package dev.wadi.pipelines.oltpingest;
