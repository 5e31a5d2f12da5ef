package dev.wadi.settings;

import java.util.List;

/** The tables in DynamoDB that belong together to the leases of one source. Their names follow from that of the first, so that nobody shares only one of them. */
public final class LeaseTableNames {
    private static final String COORDINATOR = "-coordinator";
    private static final String WORKERS = "-workers";

    private LeaseTableNames() {}

    /** The table of a route that names none. */
    public static String ofRoute(String routeId) {
        return "wadi-" + routeId + "-leases";
    }

    public static String coordinator(String leases) {
        return leases + COORDINATOR;
    }

    public static String workers(String leases) {
        return leases + WORKERS;
    }

    public static List<String> all(String leases) {
        return List.of(leases, coordinator(leases), workers(leases));
    }
}
