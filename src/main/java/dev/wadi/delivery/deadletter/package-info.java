/** The dead-letter route and the error handling of all routes, in Java, so that no edit of a YAML file can break them. */
package dev.wadi.delivery.deadletter;
