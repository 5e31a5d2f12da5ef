package dev.wadi.scenario.environment;

import dev.wadi.edge.jdbc.ConnectionHook;
import java.sql.SQLException;

/** Lets connections to the database of a scenario fail before they are made, as if the server did not answer. */
public record DatabaseFaultInjection(FaultInjection faults) implements ConnectionHook {
    private static final String NO_CONNECTION = "08001";

    @Override
    public void connecting(String url) throws SQLException {
        if (faults.strikes(InjectedFault.DATABASE, InjectedFault.CONNECT, () -> "", target -> true)) {
            throw new SQLException("the server gives no answer because the scenario wants it", NO_CONNECTION);
        }
    }
}
