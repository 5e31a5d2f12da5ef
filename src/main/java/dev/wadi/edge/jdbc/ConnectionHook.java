package dev.wadi.edge.jdbc;

import java.sql.SQLException;

/** Sees each connection to a database before it is made, and may let it fail. Bound in the registry; optional. */
@FunctionalInterface
public interface ConnectionHook {
    void connecting(String url) throws SQLException;
}
