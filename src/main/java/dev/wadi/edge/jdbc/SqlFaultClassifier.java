package dev.wadi.edge.jdbc;

import dev.wadi.delivery.FaultClassifier;
import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.Verdict;
import dev.wadi.delivery.Verdict.Kind;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Judges what the driver of a database throws, by the class of its SQLSTATE. The message has the state and not the server's text, which may quote data.
 */
public final class SqlFaultClassifier implements FaultClassifier {
    /** The data of the statement: wrong in itself, or against a constraint. */
    private static final Set<String> DATA = Set.of("22", "23");
    /** No connection, rights, names that are not there, serialization, resources, a server that stops or cancels, its own errors. */
    private static final Set<String> DEPENDENCY = Set.of(
            "08", "0A", "25", "26", "28", "34", "3D", "3F", "40", "42", "53", "54", "55", "57", "58", "72", "F0", "HV",
            "XX");

    @Override
    public Optional<Verdict> judge(Throwable cause) {
        return cause instanceof SQLException fault ? Optional.of(judge(fault)) : Optional.empty();
    }

    private static Verdict judge(SQLException fault) {
        String state = state(fault);
        String message = "The database answered with SQLSTATE " + (state.isEmpty() ? "(none)" : state);
        String group = state.length() < 2 ? "" : state.substring(0, 2);
        if (DATA.contains(group)) {
            return new Verdict(Kind.DATA, message);
        }
        return new Verdict(group.isEmpty() || DEPENDENCY.contains(group) ? Kind.DEPENDENCY : Kind.UNKNOWN, message);
    }

    /** Whether the server speaks of the values of the statement. */
    public static boolean isAboutData(SQLException fault) {
        return judge(fault).kind() == Kind.DATA;
    }

    /**
     * A fault of the database as a hold that names the setting with its URL; empty for one that speaks of data, and where nobody knows.
     *
     * @param setting that points at the database
     */
    public static Optional<HoldException> hold(SQLException fault, String setting) {
        Verdict verdict = judge(fault);
        if (verdict.kind() != Kind.DEPENDENCY) {
            return Optional.empty();
        }
        // what it says of a query has no data in it
        String told = state(fault).startsWith("42") ? ": " + fault.getMessage() : "";
        return Optional.of(new HoldException(verdict.message() + told + " (" + setting + ")", fault, List.of(setting)));
    }

    /** Whether an attempt later cannot end otherwise: wrong credentials, no right, or a name that is not there. */
    public static boolean isPermanent(SQLException fault) {
        String state = state(fault);
        return state.startsWith("28") || state.startsWith("42") || state.startsWith("3D");
    }

    private static String state(SQLException fault) {
        return fault.getSQLState() == null ? "" : fault.getSQLState();
    }
}
