/** Work that is due at times: the Camel component {@code schedule}. */
package dev.wadi.source.schedule;
