package dev.wadi.local.kinesis;

import dev.wadi.local.emulator.Account;
import dev.wadi.local.emulator.Constraints;
import dev.wadi.local.emulator.Input;
import dev.wadi.local.emulator.Operation;
import dev.wadi.local.emulator.Output;
import dev.wadi.local.emulator.ResponseWriter;
import dev.wadi.local.emulator.AccountStates;
import java.util.List;
import java.util.Map;

/** The operations on whole streams. A stream is deleted at once. */
final class StreamOperations {

    private static final int DEFAULT_LIMIT = 100;
    private static final int LARGEST_LIMIT = 10_000;
    private static final String RECORD_SIZE = "MaxRecordSizeInKiB";
    private static final int LARGEST_RECORD_KIB = 10 * 1024;

    private final AccountStates<Streams> worlds;

    StreamOperations(AccountStates<Streams> worlds) {
        this.worlds = worlds;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "CreateStream", this::create,
                "DeleteStream", this::delete,
                "DescribeStream", this::describe,
                "DescribeStreamSummary", this::describeSummary,
                "ListStreams", this::list,
                "UpdateMaxRecordSize", this::updateMaxRecordSize);
    }

    private ResponseWriter create(Account account, Input input) {
        Constraints constraints = new Constraints(input)
                .required("StreamName")
                .pattern("StreamName", Streams.NAME)
                .length("StreamName", 1, Streams.LONGEST_NAME)
                .range("ShardCount", 1, LARGEST_LIMIT)
                .range(RECORD_SIZE, Stream.RECORD_KIB, LARGEST_RECORD_KIB);
        StreamMode mode =
                input.structure("StreamModeDetails").map(StreamMode::of).orElse(StreamMode.PROVISIONED);
        if (mode == StreamMode.PROVISIONED) {
            constraints.required("ShardCount");
        }
        constraints.check();
        int shards = input.integer("ShardCount").orElse(StreamMode.ON_DEMAND_SHARDS);
        worlds.of(account)
                .create(
                        input.requiredText("StreamName"),
                        mode,
                        shards,
                        input.integer(RECORD_SIZE).orElse(Stream.RECORD_KIB));
        return ResponseWriter.nothing();
    }

    private ResponseWriter updateMaxRecordSize(Account account, Input input) {
        new Constraints(input)
                .required(RECORD_SIZE)
                .range(RECORD_SIZE, Stream.RECORD_KIB, LARGEST_RECORD_KIB)
                .check();
        Stream stream = worlds.of(account).named(input);
        stream.requireActive();
        stream.allowRecordsOf(input.integer(RECORD_SIZE).orElseThrow());
        return ResponseWriter.nothing();
    }

    private ResponseWriter delete(Account account, Input input) {
        Streams streams = worlds.of(account);
        streams.delete(named(streams, input));
        return ResponseWriter.nothing();
    }

    private ResponseWriter describe(Account account, Input input) {
        Constraints constraints = new Constraints(input).range("Limit", 1, LARGEST_LIMIT);
        Streams.nameBounds(input, constraints).check();
        Stream stream = worlds.of(account).named(input);
        String after = input.text("ExclusiveStartShardId").orElse("");
        List<Shard> rest = stream.shards().select(shard -> shard.id().compareTo(after) > 0);
        int limit = input.integer("Limit").orElse(DEFAULT_LIMIT);
        List<Shard> page = rest.subList(0, Math.min(limit, rest.size()));
        return out -> out.structure("StreamDescription", description -> {
            common(description, stream);
            description
                    .structures("Shards", page, ShardListing::writeShard)
                    .flag("HasMoreShards", page.size() < rest.size());
        });
    }

    private ResponseWriter describeSummary(Account account, Input input) {
        Stream stream = named(worlds.of(account), input);
        return out -> out.structure("StreamDescriptionSummary", description -> {
            common(description, stream);
            description
                    .number("OpenShardCount", stream.openShards().size())
                    .number("ConsumerCount", 0)
                    .number(RECORD_SIZE, stream.recordKib());
        });
    }

    private ResponseWriter list(Account account, Input input) {
        new Constraints(input)
                .range("Limit", 1, LARGEST_LIMIT)
                .pattern("ExclusiveStartStreamName", Streams.NAME)
                .length("ExclusiveStartStreamName", 1, Streams.LONGEST_NAME)
                .check();
        String after = input.text("NextToken")
                .or(() -> input.text("ExclusiveStartStreamName"))
                .orElse("");
        List<Stream> rest = worlds.of(account).all().stream()
                .filter(stream -> stream.name().compareTo(after) > 0)
                .toList();
        List<Stream> page = rest.subList(0, Math.min(input.integer("Limit").orElse(DEFAULT_LIMIT), rest.size()));
        boolean more = page.size() < rest.size();
        return out -> {
            out.texts("StreamNames", page.stream().map(Stream::name).toList())
                    .structures("StreamSummaries", page, StreamOperations::identity)
                    .flag("HasMoreStreams", more);
            if (more) {
                out.text("NextToken", page.get(page.size() - 1).name());
            }
        };
    }

    private static Stream named(Streams streams, Input input) {
        Streams.nameBounds(input, new Constraints(input)).check();
        return streams.named(input);
    }

    private static void common(Output out, Stream stream) {
        identity(out, stream);
        out.number("RetentionPeriodHours", Shards.RETENTION.toHours())
                .text("EncryptionType", "NONE")
                .structures(
                        "EnhancedMonitoring",
                        List.of(List.<String>of()),
                        (monitoring, metrics) -> monitoring.texts("ShardLevelMetrics", metrics));
    }

    private static void identity(Output out, Stream stream) {
        out.text("StreamName", stream.name())
                .text("StreamARN", stream.arn())
                .text("StreamStatus", stream.status())
                .timestamp("StreamCreationTimestamp", stream.created())
                .structure(
                        "StreamModeDetails",
                        details -> details.text("StreamMode", stream.mode().name()));
    }
}
