package dev.wadi.pipelines.oltpingest.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.pipelines.oltpingest.RowVersion;
import dev.wadi.pipelines.oltpingest.Watermark;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * One instance works on a table at a time. The lock is an advisory one of the source database, needs no right, and is free when its transaction ends, however that comes about: also
 * behind a pooler that gives a server connection for one transaction at a time, where a lock of the session would stay with a connection that others get.
 */
public final class TableLock {
    private TableLock() {}

    /** For the transaction. False: another has it. Tables of other buckets are other tables. */
    public static boolean tryLock(Connection connection, String bucket, String table) throws SQLException {
        byte[] name = ("oltp-ingest/" + bucket + "/" + table).getBytes(UTF_8);
        try (PreparedStatement lock = connection.prepareStatement("SELECT pg_try_advisory_xact_lock(?)")) {
            lock.setLong(1, RowVersion.of(name, name.length).high());
            try (ResultSet answer = lock.executeQuery()) {
                answer.next();
                return answer.getBoolean(1);
            }
        }
    }

    /** The time of the database, when the transaction began. */
    public static Watermark now(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT now()::timestamp::text");
                ResultSet answer = query.executeQuery()) {
            answer.next();
            return Watermark.parse(answer.getString(1));
        }
    }
}
