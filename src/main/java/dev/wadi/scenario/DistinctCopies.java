package dev.wadi.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.app.installation.Installation;
import dev.wadi.scenario.copies.CopyTemplate;
import dev.wadi.scenario.copies.Identity;
import dev.wadi.scenario.copies.ScenarioCopies;
import dev.wadi.scenario.disturbance.CallKind;
import dev.wadi.scenario.environment.Effect;
import dev.wadi.scenario.environment.ScenarioEnvironments;
import dev.wadi.scenario.format.JsonText;
import dev.wadi.scenario.format.ScenarioFormatException;
import dev.wadi.scenario.format.ScenarioReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Any number of records for a pipeline, made of its scenarios: the records that a scenario does not refuse, copied with other texts where a text tells them apart.
 * Which texts these are is tried out: two copies must do twice what one does.
 */
public final class DistinctCopies {
    private static final Logger LOG = LoggerFactory.getLogger(DistinctCopies.class);

    private final Installation installation;
    private final ScenarioEnvironments worlds;
    private final Consumer<String> told;
    private final List<Copied> copied = new ArrayList<>();
    private final Set<CallKind> calls = new LinkedHashSet<>();

    /** A scenario that can be copied. */
    private record Copied(CopyTemplate template, Identity identity) {}

    /**
     * The records, and what the route does with them.
     *
     * @param scenario with all that is there before them
     * @param calls that steps make to services
     */
    public record Result(JsonNode scenario, Set<CallKind> calls) {}

    private DistinctCopies(Installation installation, ScenarioEnvironments worlds, Consumer<String> told) {
        this.installation = installation;
        this.worlds = worlds;
        this.told = told;
    }

    /**
     * Makes so many records.
     *
     * @param services where the local cloud is
     * @param told for each scenario, what of it is copied, or why nothing is
     * @throws ScenarioFormatException if no scenario of the pipeline can be copied
     */
    public static Result of(
            Installation installation,
            String pipeline,
            Map<String, String> services,
            int records,
            Consumer<String> told) {
        Path folder = installation.routes().resolve(pipeline).resolve("scenarios");
        try (ScenarioEnvironments worlds = new ScenarioEnvironments(installation, services)) {
            DistinctCopies copies = new DistinctCopies(installation, worlds, told);
            ScenarioFiles.find(List.of(folder)).forEach(copies::add);
            if (copies.copied.isEmpty()) {
                throw new ScenarioFormatException(
                        folder.toString(),
                        "no scenario there can be copied, see above. Write one with records that are not refused, and"
                                + " with an effect of its own for each id");
            }
            return new Result(merged(copies.copied, records).scenario(records), Set.copyOf(copies.calls));
        }
    }

    /** @throws ScenarioFormatException if they contradict each other */
    private static ScenarioCopies merged(List<Copied> copied, int records) {
        ScenarioCopies all = new ScenarioCopies();
        int copy = 1;
        while (all.size() < records) {
            // another number for each: two scenarios may have the same texts
            for (Copied one : copied) {
                all.add(one.template, one.identity, copy++);
            }
        }
        return all;
    }

    private void add(Path file) {
        String name = installation.home().relativize(file.toAbsolutePath()).toString();
        try {
            CopyTemplate whole = CopyTemplate.of(ScenarioFolder.read(file, installation, new ScenarioReader()));
            CopyTemplate template =
                    whole.without(rehearse(whole, new Identity(Set.of()), 1).refused());
            Rehearsal calm = rehearse(template, new Identity(Set.of()), 1);
            Identity identity = identity(template, calm);
            List<Copied> more = new ArrayList<>(copied);
            more.add(new Copied(template, identity));
            merged(more, 1);
            copied.add(more.get(copied.size()));
            calls.addAll(calm.calls());
            told.accept(name + ": " + template.records().size() + " of "
                    + whole.records().size() + " records, told apart by " + String.join(", ", identity.texts()));
        } catch (Exception e) {
            LOG.debug("{}", file, e);
            told.accept(name + ": not copied, " + e.getMessage());
        }
    }

    /** @throws ScenarioFormatException if no texts tell two copies apart */
    private Identity identity(CopyTemplate template, Rehearsal calm) throws Exception {
        if (calm.made().isEmpty()) {
            throw new ScenarioFormatException("inputs", "its records leave nothing behind that could be counted");
        }
        Set<String> candidates = new LinkedHashSet<>(template.texts());
        calm.made().stream()
                .flatMap(effect -> keys(effect).stream())
                .filter(template::has)
                .forEach(candidates::add);
        Identity all = new Identity(candidates);
        if (calm.isRepeatedBy(rehearse(template, all, 2), 2)) {
            return all;
        }
        List<String> free = new ArrayList<>();
        for (String text : candidates) {
            if (calm.isRepeatedBy(rehearse(template, new Identity(Set.of(text)), 1), 1)) {
                free.add(text);
            }
        }
        Identity some = new Identity(free);
        if (calm.isRepeatedBy(rehearse(template, some, 2), 2)) {
            return some;
        }
        throw new ScenarioFormatException(
                "inputs", "two copies do not do twice what one does, whatever is changed of " + candidates);
    }

    private Rehearsal rehearse(CopyTemplate template, Identity identity, int copies) throws Exception {
        ScenarioCopies all = new ScenarioCopies();
        for (int copy = 1; copy <= copies; copy++) {
            all.add(template, identity, copy);
        }
        return Rehearsal.of(all.scenario(all.size()), installation, worlds);
    }

    /** What names a thing: the values of a row's key, or the key of a hash or object. */
    private static List<String> keys(Effect effect) {
        List<String> keys = new ArrayList<>();
        JsonText.object(effect.key())
                .ifPresentOrElse(
                        key -> key.forEach(attribute -> attribute.forEach(value -> keys.add(value.asText()))),
                        () -> keys.add(effect.key().replaceFirst("^(hash|string) ", "")));
        keys.removeIf(String::isBlank);
        return keys;
    }
}
