/** The settings that the files in config/ declare, and what to say when one is wrong. */
package dev.wadi.settings;
