package dev.wadi.kinesis;

/**
 * The tables in DynamoDB that the instances of one source share.
 *
 * @param leases who reads which shard, and how far
 * @param coordinator which instance gives out the leases, and where LATEST began
 * @param workers which instances there are
 */
record LeaseTables(String leases, String coordinator, String workers) {

    /** Those of a route that names none, or only the first. */
    static LeaseTables of(String leaseTable, String routeId) {
        String leases = leaseTable == null || leaseTable.isBlank() ? "wadi-" + routeId + "-leases" : leaseTable;
        return new LeaseTables(leases, leases + "-coordinator", leases + "-workers");
    }
}
