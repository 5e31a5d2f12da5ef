/** Refuse a record for a reason of the route's own. */
package dev.wadi.blocks.refuse;
