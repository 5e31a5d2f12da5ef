package dev.wadi.local.kinesis;

import dev.wadi.local.emulator.AwsException;

/** The refusal of a call or record because its shard has used up its rate. */
final class Throttled {

    static final String CODE = "ProvisionedThroughputExceededException";

    private Throttled() {}

    static AwsException shard(Stream stream, Shard shard) {
        return AwsException.refused(
                CODE,
                "Rate exceeded for shard " + shard.id() + " in stream " + stream.name() + " under account "
                        + stream.account().id() + ".");
    }
}
