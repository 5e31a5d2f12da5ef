/** The management port: health, metrics and, where it is on, Hawtio. */
package dev.wadi.app.console;
