/** PostgreSQL: connections, and whose fault it is when one fails. */
package dev.wadi.edge.jdbc;
