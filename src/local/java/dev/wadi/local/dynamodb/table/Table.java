package dev.wadi.local.dynamodb.table;

import dev.wadi.local.dynamodb.value.Item;
import dev.wadi.local.dynamodb.value.AttributeType;
import dev.wadi.local.emulator.Account;
import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Emulation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A table. Its changes take as long as the emulation says; what is in it changes at once. */
public final class Table {

    private final String name;
    private final String arn;
    private final String id = UUID.randomUUID().toString();
    private final KeySchema schema;
    private final Emulation emulation;
    private final Instant created;
    private final Map<String, AttributeType> attributes;
    private final Map<String, SecondaryIndex> indexes = new LinkedHashMap<>();
    private final Map<String, String> tags = new LinkedHashMap<>();
    private final ItemTree items = new ItemTree();
    private Settings settings;
    private Optional<TimeToLive> timeToLive = Optional.empty();
    private Instant changed;

    /** What UpdateTable may change. */
    public record Settings(
            boolean payPerRequest, Throughput throughput, boolean deletionProtection, String tableClass) {}

    Table(TableSchema definition, Account account, Emulation emulation) {
        this.name = definition.name();
        this.arn = account.arn("dynamodb", "table/" + name);
        this.schema = definition.schema();
        this.emulation = emulation;
        this.created = emulation.realTime().instant();
        this.changed = Instant.MIN;
        this.attributes = new LinkedHashMap<>(definition.attributes());
        this.settings = new Settings(
                definition.payPerRequest(),
                definition.throughput(),
                definition.deletionProtection(),
                definition.tableClass());
        definition.indexes().forEach(index -> indexes.put(index.name(), new SecondaryIndex(index, schema, created)));
    }

    public String name() {
        return name;
    }

    public String arn() {
        return arn;
    }

    public String id() {
        return id;
    }

    public KeySchema schema() {
        return schema;
    }

    public Instant created() {
        return created;
    }

    public Map<String, AttributeType> attributes() {
        return attributes;
    }

    public Map<String, String> tags() {
        return tags;
    }

    public ItemTree items() {
        return items;
    }

    public Settings settings() {
        return settings;
    }

    public Collection<SecondaryIndex> indexes() {
        return indexes.values();
    }

    public List<SecondaryIndex> indexes(boolean global) {
        return indexes.values().stream()
                .filter(index -> index.global() == global)
                .toList();
    }

    public Optional<SecondaryIndex> index(String indexName) {
        return Optional.ofNullable(indexes.get(indexName));
    }

    public Optional<TimeToLive> timeToLive() {
        return timeToLive;
    }

    public void timeToLive(Optional<TimeToLive> wanted) {
        timeToLive = wanted;
    }

    public String status() {
        return isCreating() ? "CREATING" : lasts(changed) ? "UPDATING" : "ACTIVE";
    }

    public String status(SecondaryIndex index) {
        return lasts(index.created()) ? "CREATING" : "ACTIVE";
    }

    public boolean isCreating() {
        return lasts(created);
    }

    /** Refuses a change while another one takes its time. */
    public void requireActive() {
        if (!status().equals("ACTIVE")) {
            throw AwsException.refused(
                    "ResourceInUseException",
                    "Attempt to change a resource which is still in use: Table is being "
                            + (isCreating() ? "created" : "updated") + ": " + name);
        }
    }

    public void change(Settings wanted) {
        settings = wanted;
        changed = emulation.realTime().instant();
    }

    public void throughput(SecondaryIndex index, Throughput wanted) {
        index.throughput(wanted);
        changed = emulation.realTime().instant();
    }

    /** Adds an index and fills it. */
    public void add(IndexDefinition definition, Map<String, AttributeType> definitions) {
        changed = emulation.realTime().instant();
        attributes.putAll(definitions);
        SecondaryIndex index = new SecondaryIndex(definition, schema, changed);
        indexes.put(index.name(), index);
        items.segment(0, 1).forEach((key, item) -> index.replace(key, Optional.empty(), Optional.of(item)));
    }

    public void remove(SecondaryIndex index) {
        changed = emulation.realTime().instant();
        indexes.remove(index.name());
        List<String> unused = new ArrayList<>(index.schema().names());
        unused.removeAll(schema.names());
        indexes.values().forEach(other -> unused.removeAll(other.schema().names()));
        unused.forEach(attributes::remove);
    }

    /** The item of that key; it is gone for good once its time to live is over. */
    public Optional<Item> find(ItemKey key) {
        Optional<Item> item = items.get(key);
        if (item.isPresent() && isExpired(item.get())) {
            replace(key, item, Optional.empty());
            return Optional.empty();
        }
        return item;
    }

    public boolean isExpired(Item item) {
        return timeToLive.isPresent()
                && timeToLive.get().expired(item, emulation.clock().instant());
    }

    /** Stores an item or takes it away, here and in the indexes. */
    public void replace(ItemKey key, Optional<Item> old, Optional<Item> wanted) {
        wanted.ifPresentOrElse(item -> items.put(key, item), () -> items.remove(key));
        indexes.values().forEach(index -> index.replace(key, old, wanted));
    }

    private boolean lasts(Instant since) {
        return since.isAfter(Instant.MIN)
                && emulation.realTime().instant().isBefore(since.plus(emulation.transition()));
    }
}
