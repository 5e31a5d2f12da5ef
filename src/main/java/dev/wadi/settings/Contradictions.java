package dev.wadi.settings;

import dev.wadi.settings.Flows.End;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Settings that are fine one by one and wrong together. */
public final class Contradictions {
    private static final String CLAIM = "wadi.outbox-claim-time";
    private static final String SEND = "wadi.send-timeout";
    private final List<Setting> settings;
    private final Set<String> running;
    private final UnaryOperator<String> values;

    private record Table(Setting setting, Resource resource) {}

    /**
     * @param settings of all that there is: what runs elsewhere with the same settings goes round in the same circles
     * @param running the sections of what is to run here; what concerns none of these is nothing to refuse a start for
     * @param values a setting's value by its name, null where it has none
     */
    public Contradictions(List<Setting> settings, Collection<String> running, UnaryOperator<String> values) {
        this.settings = List.copyOf(settings);
        this.running = Set.copyOf(running);
        this.values = known(values);
    }

    /** A value that is made of others is none where one of these is missing: who runs it is told. */
    private static UnaryOperator<String> known(UnaryOperator<String> values) {
        return name -> {
            try {
                return values.apply(name);
            } catch (IllegalArgumentException missing) {
                return null;
            }
        };
    }

    /** All of them; settings that are wrong by themselves are left out. */
    public List<SettingException> find() {
        List<SettingException> found = new ArrayList<>(flows().circles(running));
        found.addAll(sharedTables());
        Optional<Duration> claim = span(CLAIM);
        Optional<Duration> send = span(SEND);
        if (claim.isPresent() && send.isPresent() && claim.get().compareTo(send.get()) <= 0) {
            found.add(new SettingException(
                    CLAIM,
                    "is " + TimeSpan.text(claim.get()) + ", and " + SEND + " is " + TimeSpan.text(send.get())
                            + ": while one worker still sends a message, another would send it too. The claim must be longer",
                    CLAIM + "=" + (send.get().toSeconds() + 20) + "s"));
        }
        return found;
    }

    /** Who reads and writes what, as far as settings tell. */
    public Flows flows() {
        Flows flows = new Flows();
        for (Setting setting : settings) {
            setting.type().use().ifPresent(use -> Resource.all(use.kind().text(), values.apply(setting.name()))
                    .forEach(resource -> {
                        End end = new End(setting.name(), resource);
                        if (use.isSource()) {
                            flows.reads(setting.section(), end);
                        } else if (use.isOutput()) {
                            flows.writes(setting.section(), end);
                        }
                    }));
        }
        return flows;
    }

    /** A lease table is nobody else's, neither as one nor as any other. */
    private List<SettingException> sharedTables() {
        List<Table> tables = settings.stream().flatMap(this::tables).toList();
        List<SettingException> found = new ArrayList<>();
        Set<List<Setting>> told = new HashSet<>();
        for (int i = 0; i < tables.size(); i++) {
            Table one = tables.get(i);
            tables.subList(0, i).stream()
                    .filter(other -> !other.setting().equals(one.setting())
                            && other.resource().isSame(one.resource())
                            && (isOfLeases(one.setting()) || isOfLeases(other.setting()))
                            && (isRunning(one) || isRunning(other))
                            && told.add(List.of(one.setting(), other.setting())))
                    .findFirst()
                    .ifPresent(other -> found.add(new SettingException(
                            one.setting().name(),
                            "and " + other.setting().name() + " both mean the table "
                                    + one.resource().name()
                                    + ": two that share a table of leases take each other's records",
                            one.setting().name() + "=wadi-" + one.setting().section() + "-leases")));
        }
        return found;
    }

    private Stream<Table> tables(Setting setting) {
        String value = values.apply(setting.name());
        if (value == null || value.isBlank()) {
            return Stream.empty();
        }
        return isOfLeases(setting) || isOfKind(setting, ResourceKind.TABLE)
                ? setting.type().resources(value).map(table -> new Table(setting, Resource.of("table", table)))
                : Stream.empty();
    }

    private boolean isRunning(Table table) {
        return running.contains(table.setting().section());
    }

    private static boolean isOfLeases(Setting setting) {
        return isOfKind(setting, ResourceKind.LEASE_TABLE);
    }

    private static boolean isOfKind(Setting setting, ResourceKind kind) {
        return setting.type().use().filter(use -> use.kind() == kind).isPresent();
    }

    private Optional<Duration> span(String name) {
        return Optional.ofNullable(values.apply(name)).flatMap(value -> TimeSpan.of(value, "s"));
    }
}
