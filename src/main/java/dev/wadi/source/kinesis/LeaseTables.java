package dev.wadi.source.kinesis;

import dev.wadi.settings.LeaseTableNames;

/**
 * The tables in DynamoDB that the instances of one source share.
 *
 * @param leases who reads which shard, and how far
 * @param coordinator which instance gives out the leases, and where LATEST began
 * @param workers which instances there are
 */
record LeaseTables(String leases, String coordinator, String workers) {

    /** @param leaseTable null or blank where the route names none */
    static LeaseTables of(String leaseTable, String routeId) {
        String leases = leaseTable == null || leaseTable.isBlank() ? LeaseTableNames.ofRoute(routeId) : leaseTable;
        return new LeaseTables(leases, LeaseTableNames.coordinator(leases), LeaseTableNames.workers(leases));
    }
}
