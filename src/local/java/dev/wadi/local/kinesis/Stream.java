package dev.wadi.local.kinesis;

import dev.wadi.local.emulator.Account;
import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Emulation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A data stream: its name, its status, and its shards. */
final class Stream {

    /** Unless asked for more: 1 MiB. */
    static final int RECORD_KIB = 1024;

    private static final Pattern SHARD_ID = Pattern.compile("(?:[^-]*-)?(\\d{1,12})");

    private final String name;
    private final Account account;
    private final StreamMode mode;
    private final Instant created;
    private final Emulation emulation;
    private final Shards shards;
    private volatile Instant active;
    private volatile boolean changed;
    private volatile int recordKib;

    /** @param recordKib how large a record may be, its partition key included */
    Stream(String name, Account account, StreamMode mode, int shardCount, int recordKib, Emulation emulation) {
        this.name = name;
        this.account = account;
        this.mode = mode;
        this.recordKib = recordKib;
        this.emulation = emulation;
        this.created = emulation.clock().instant();
        this.active = afterTransition();
        this.shards = new Shards(created, shardCount, emulation);
    }

    String name() {
        return name;
    }

    String arn() {
        return account.arn("kinesis", "stream/" + name);
    }

    Account account() {
        return account;
    }

    StreamMode mode() {
        return mode;
    }

    Instant created() {
        return created;
    }

    boolean isActive() {
        return !emulation.realTime().instant().isBefore(active);
    }

    /** Has it never been active yet? */
    boolean isCreating() {
        return !changed && !isActive();
    }

    String status() {
        return isActive() ? "ACTIVE" : changed ? "UPDATING" : "CREATING";
    }

    Shards shards() {
        return shards;
    }

    List<Shard> openShards() {
        return shards.select(shard -> shard.closed().isEmpty());
    }

    /** Puts new shards in the place of open ones. That is done at once, even if the status says otherwise for a while. */
    void reshard(List<Shard> parents, List<HashKeyRange> children) {
        shards.replace(parents, children);
        update();
    }

    int recordKib() {
        return recordKib;
    }

    /** Holds at once, even if the status says otherwise for a while. */
    void allowRecordsOf(int kib) {
        recordKib = kib;
        update();
    }

    private void update() {
        changed = true;
        active = afterTransition();
    }

    /** Refuses a change while another is under way. */
    void requireActive() {
        if (!isActive()) {
            throw AwsException.refused(
                    "ResourceInUseException",
                    "Stream " + name + " under account " + account.id() + " not ACTIVE, instead in state " + status());
        }
    }

    /** The shard with that id; AWS looks only at the number behind the hyphen, and so does this. */
    Shard shard(String id) {
        return number(id).flatMap(shards::find).orElseThrow(() -> number(id)
                .map(number -> shardNotFound(Shard.id(number), name, account))
                .orElseGet(() -> unknownShard(id)));
    }

    /** As {@link #shard}, with the words of the operations that change shards. */
    Shard shardToChange(String id) {
        return number(id)
                .flatMap(shards::find)
                .orElseThrow(() -> unknownShard(number(id).map(Shard::id).orElse(id)));
    }

    static AwsException shardNotFound(String shardId, String stream, Account account) {
        return AwsException.refused(
                "ResourceNotFoundException",
                "Shard " + shardId + " in stream " + stream + " under account " + account.id() + " does not exist");
    }

    private AwsException unknownShard(String id) {
        return AwsException.refused(
                "ResourceNotFoundException",
                "Could not find shard " + id + " in stream " + name + " under account " + account.id() + ".");
    }

    private static Optional<Integer> number(String id) {
        Matcher matcher = SHARD_ID.matcher(id);
        return matcher.matches() && Long.parseLong(matcher.group(1)) <= Integer.MAX_VALUE
                ? Optional.of(Integer.valueOf(matcher.group(1)))
                : Optional.empty();
    }

    private Instant afterTransition() {
        return emulation.realTime().instant().plus(emulation.transition());
    }
}
