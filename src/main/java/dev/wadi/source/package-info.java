/** What the sources have in common. */
package dev.wadi.source;
