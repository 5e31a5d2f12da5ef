/** Assembles a Camel application from the routes and settings of an installation, starts it, and explains why it cannot. */
package dev.wadi.app;
