/** Parse, and check what was parsed. */
package dev.wadi.blocks.json;
