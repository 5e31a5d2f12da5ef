/**
 * From a source that acknowledges late to a route, and back: every record of a batch ends stored, filtered on purpose or dead-lettered before its source may
 * acknowledge it, whatever the route is made of. Knows no pipeline, no source and no client.
 */
package dev.wadi.delivery;
