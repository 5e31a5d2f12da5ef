package dev.wadi.local.kinesis;

import dev.wadi.local.emulator.Account;
import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Constraints;
import dev.wadi.local.emulator.Emulation;
import dev.wadi.local.emulator.Input;
import dev.wadi.local.emulator.RateLimit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;

/** The streams of one account, by name. */
final class Streams {

    /** Names of streams and shards. */
    static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]+");

    static final int LONGEST_NAME = 128;

    /** AWS' default for an account in its largest regions. */
    private static final int MOST_SHARDS = 20_000;

    private static final int CHANGES_PER_SECOND = 5;

    private final ConcurrentNavigableMap<String, Stream> streams = new ConcurrentSkipListMap<>();
    private final Account account;
    private final Emulation emulation;
    private final RateLimit splits;
    private final RateLimit merges;

    Streams(Account account, Emulation emulation) {
        this.account = account;
        this.emulation = emulation;
        this.splits = emulation.rate(CHANGES_PER_SECOND);
        this.merges = emulation.rate(CHANGES_PER_SECOND);
    }

    /** How many shards the account may split in a second. */
    RateLimit splits() {
        return splits;
    }

    /** How many pairs of shards the account may merge in a second. */
    RateLimit merges() {
        return merges;
    }

    /** Refuses that many shards more than the account may have. */
    void allow(int additional) {
        int open = streams.values().stream()
                .mapToInt(stream -> stream.openShards().size())
                .sum();
        if (open + additional > MOST_SHARDS) {
            throw AwsException.refused(
                    "LimitExceededException",
                    "This request would exceed the shard limit for the account " + account.id() + " in "
                            + account.region() + ". Current shard count for the account: " + open + ". Limit: "
                            + MOST_SHARDS + ". Number of additional shards that would have resulted from this request: "
                            + additional + ".");
        }
    }

    void create(String name, StreamMode mode, int shardCount, int recordKib) {
        allow(shardCount);
        Stream stream = new Stream(name, account, mode, shardCount, recordKib, emulation);
        if (streams.putIfAbsent(name, stream) != null) {
            throw AwsException.refused(
                    "ResourceInUseException", "Stream " + name + " under account " + account.id() + " already exists.");
        }
    }

    void delete(Stream stream) {
        streams.remove(stream.name(), stream);
    }

    /** All of them, in order of their names. */
    List<Stream> all() {
        return List.copyOf(streams.values());
    }

    Optional<Stream> find(String name) {
        return Optional.ofNullable(streams.get(name));
    }

    Stream get(String name) {
        return find(name).orElseThrow(() -> notFound(name));
    }

    /** The stream that a request's {@code StreamName}, {@code StreamARN} or both name. */
    Stream named(Input input) {
        return get(name(input));
    }

    /** As {@link #named}, but not before the stream is created: until then AWS denies that it exists. */
    Stream created(Input input) {
        String name = name(input);
        return find(name).filter(stream -> !stream.isCreating()).orElseThrow(() -> notFound(name));
    }

    /** How many bytes a record of the named stream may have; AWS' default where there is no such stream. */
    int largestRecord(Input input) {
        String arn = input.text("StreamARN").orElse("");
        return input.text("StreamName")
                        .or(() -> Optional.of(arn.substring(arn.lastIndexOf('/') + 1)))
                        .flatMap(this::find)
                        .map(Stream::recordKib)
                        .orElse(Stream.RECORD_KIB)
                * 1024;
    }

    /** Adds the bounds of a stream's name to a request's constraints; where there is an ARN the name may be absent. */
    static Constraints nameBounds(Input input, Constraints constraints) {
        if (!input.has("StreamARN")) {
            constraints.required("StreamName");
        }
        return constraints.pattern("StreamName", NAME).length("StreamName", 1, LONGEST_NAME);
    }

    private AwsException notFound(String name) {
        return AwsException.refused(
                "ResourceNotFoundException", "Stream " + name + " under account " + account.id() + " not found.");
    }

    private String name(Input input) {
        Optional<String> name = input.text("StreamName");
        Optional<String> arn = input.text("StreamARN");
        Optional<String> fromArn = arn.map(text -> text.substring(text.lastIndexOf('/') + 1));
        if (arn.isPresent() && !arn.get().equals(account.arn("kinesis", "stream/" + fromArn.orElse("")))) {
            throw AwsException.refused("ResourceNotFoundException", "Stream " + arn.get() + " not found.");
        }
        if (name.isPresent() && fromArn.isPresent() && !name.equals(fromArn)) {
            throw AwsException.refused(
                    "InvalidArgumentException", "StreamName and StreamARN do not name the same stream.");
        }
        return name.or(() -> fromArn).orElseThrow(() -> AwsException.invalid("StreamName or StreamARN is required"));
    }
}
