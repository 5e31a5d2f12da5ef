/** The commands of {@code bin/wadi}. Only they print, and only they know the local cloud. */
package dev.wadi.cli;
