/** The building blocks: what any route can use from YAML. */
package dev.wadi.blocks;
