/**
 * From a source that acknowledges late to a route, and back: every record of a batch ends stored, filtered on purpose or
 * dead-lettered before its source may acknowledge it. Knows no pipeline and no source.
 */
package dev.wadi.delivery;
