/** The shop whose database one pipeline reads, and whose sales another one makes a warehouse of. */
package dev.wadi.demo.shop;
