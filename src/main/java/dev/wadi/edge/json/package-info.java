/** JSON as it comes from outside: strict about what is JSON, exact about numbers, without bounds that would refuse legal texts. */
package dev.wadi.edge.json;
