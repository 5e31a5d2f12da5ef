package dev.wadi.local.dynamodb;

import dev.wadi.local.dynamodb.table.Table;
import dev.wadi.local.dynamodb.table.Tables;
import dev.wadi.local.dynamodb.table.TimeToLive;
import dev.wadi.local.emulator.Account;
import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Constraints;
import dev.wadi.local.emulator.Input;
import dev.wadi.local.emulator.Operation;
import dev.wadi.local.emulator.ResponseWriter;
import dev.wadi.local.emulator.AccountStates;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Time to live of tables, and what an account may have. */
final class TableSettings {

    private static final String SPECIFICATION = "TimeToLiveSpecification";
    private static final int UNITS_PER_ACCOUNT = 80_000;
    private static final int UNITS_PER_TABLE = 40_000;
    private static final int CACHE_MINUTES = 1_440;

    private final AccountStates<Tables> worlds;

    TableSettings(AccountStates<Tables> worlds) {
        this.worlds = worlds;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "UpdateTimeToLive", this::updateTimeToLive,
                "DescribeTimeToLive", this::describeTimeToLive,
                "DescribeLimits", this::limits,
                "DescribeEndpoints", this::endpoints);
    }

    private ResponseWriter updateTimeToLive(Account account, Input input) {
        Constraints constraints = RequestParameters.table(input).required(SPECIFICATION);
        input.structure(SPECIFICATION).ifPresent(specification -> constraints
                .structure(SPECIFICATION, specification)
                .required("Enabled", "AttributeName")
                .length("AttributeName", 1, RequestParameters.LONGEST_NAME));
        constraints.check();
        Table table = worlds.of(account).described(RequestParameters.tableName(input));
        Input specification = input.structure(SPECIFICATION).orElseThrow();
        String attribute = specification.requiredText("AttributeName");
        boolean enabled = specification.flag("Enabled");
        if (enabled == table.timeToLive().isPresent()) {
            throw AwsException.invalid("TimeToLive is already " + (enabled ? "enabled" : "disabled"));
        }
        if (!enabled && !table.timeToLive().equals(Optional.of(new TimeToLive(attribute)))) {
            throw AwsException.invalid("TimeToLive is active on a different AttributeName: current AttributeName is "
                    + table.timeToLive().orElseThrow().attribute());
        }
        table.timeToLive(enabled ? Optional.of(new TimeToLive(attribute)) : Optional.empty());
        return out -> out.structure(
                SPECIFICATION, members -> members.flag("Enabled", enabled).text("AttributeName", attribute));
    }

    private ResponseWriter describeTimeToLive(Account account, Input input) {
        RequestParameters.table(input).check();
        Table table = worlds.of(account).described(RequestParameters.tableName(input));
        return out -> out.structure("TimeToLiveDescription", members -> {
            members.text("TimeToLiveStatus", table.timeToLive().isPresent() ? "ENABLED" : "DISABLED");
            table.timeToLive().ifPresent(enabled -> members.text("AttributeName", enabled.attribute()));
        });
    }

    private ResponseWriter limits(Account account, Input input) {
        return out -> out.number("AccountMaxReadCapacityUnits", UNITS_PER_ACCOUNT)
                .number("AccountMaxWriteCapacityUnits", UNITS_PER_ACCOUNT)
                .number("TableMaxReadCapacityUnits", UNITS_PER_TABLE)
                .number("TableMaxWriteCapacityUnits", UNITS_PER_TABLE);
    }

    private ResponseWriter endpoints(Account account, Input input) {
        String address = "dynamodb." + account.region() + ".amazonaws.com";
        return out ->
                out.structures("Endpoints", List.of(address), (element, endpoint) -> element.text("Address", endpoint)
                        .number("CachePeriodInMinutes", CACHE_MINUTES));
    }
}
