/** The settings that config/application.properties lists, and what to say when one is wrong. */
package dev.wadi.settings;
