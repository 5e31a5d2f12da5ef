package dev.wadi.pipelines.starschema.mapping;

import dev.wadi.edge.yaml.YamlNode;
import dev.wadi.edge.yaml.YamlTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a mapping, and checks all that can be known before an object comes: keys, columns, types, look-ups. */
final class MappingFile {
    private static final String TARGETS = "targets";
    private static final String SLASH = "/";

    private final Path file;
    private final YamlNode root;
    private final Map<String, SourceReader> sources = new LinkedHashMap<>();
    private final Map<String, CodeTable> tables = new LinkedHashMap<>();

    MappingFile(Path file) {
        this.file = file;
        root = YamlTree.read(file, "version, sources and targets");
    }

    Mapping read() {
        root.members("version", "sources", "tables", "targets", "calendar");
        String version = Integer.toString(root.required("version").integer());
        root.required("sources").members().forEach((name, node) -> sources.put(name, source(name, node)));
        root.optional("tables")
                .ifPresent(all -> all.members().forEach((name, node) -> tables.put(name, table(name, node))));
        List<TargetPlan> targets = targets();
        return new Mapping(
                file.getFileName().toString().replaceFirst("\\.ya?ml$", ""), version, plans(targets), calendar());
    }

    private static SourceReader source(String name, YamlNode node) {
        if (name.contains(SLASH)) {
            throw node.problemOfKey("'" + name + "' is the folder of its objects; write a name without '/'");
        }
        return new SourceReader(name, node);
    }

    private CodeTable table(String name, YamlNode node) {
        if (sources.containsKey(name)) {
            throw node.problemOfKey("'" + name + "' is a source already; give the table another name");
        }
        return CodeTableReader.read(name, node, file);
    }

    /** In steps over all of them, as their order is that of the checks: columns, then look-up keys, then what others take. */
    private List<TargetPlan> targets() {
        List<TargetReader> readers = new ArrayList<>();
        Map<String, String> fed = new LinkedHashMap<>();
        if (root.required(TARGETS).members().isEmpty()) {
            throw root.required(TARGETS).problem("write at least one target");
        }
        root.required(TARGETS).members().forEach((name, node) -> {
            requireFreeFolder(name, node.keySaying(name));
            TargetReader reader = new TargetReader(name, node, sources, tables);
            String other = fed.putIfAbsent(reader.source(), name);
            if (other != null) {
                throw node.required("from")
                        .problem(reader.source() + " feeds " + other + " already; a source feeds one target");
            }
            readers.add(reader);
        });
        readers.forEach(TargetReader::readColumns);
        readers.forEach(TargetReader::readLookUpKeys);
        sources.values().forEach(SourceReader::keyPlaces);
        readers.forEach(TargetReader::readVersion);
        List<TargetPlan> targets = readers.stream().map(TargetReader::plan).toList();
        targets.forEach(target -> requireNoFacts(target, targets));
        return targets;
    }

    /** What a target is called begins the keys of its files, beside those of marks and rejected lines. */
    private static void requireFreeFolder(String target, YamlNode place) {
        if (target.contains(SLASH) || target.equals("_done") || target.equals("rejects")) {
            throw place.problem(
                    "'" + target + "' begins the keys of files; write a name without '/', and not _done or rejects");
        }
    }

    /** The latest row of each key is looked up; of a fact all versions are rows. */
    private void requireNoFacts(TargetPlan user, List<TargetPlan> all) {
        for (TargetPlan fact : all) {
            if (fact.fact() && user.lookUpsIn(fact.source()).findAny().isPresent()) {
                throw root.required(TARGETS)
                        .required(user.name())
                        .problem(user.name() + " looks up " + fact.source() + ", which feeds the fact " + fact.name()
                                + "; look up the source of a dimension, or of no target");
            }
        }
    }

    private Map<String, SourcePlan> plans(List<TargetPlan> targets) {
        Map<String, SourcePlan> plans = new LinkedHashMap<>();
        sources.forEach((name, source) -> {
            Optional<TargetPlan> own = targets.stream()
                    .filter(target -> target.source().equals(name))
                    .findFirst();
            plans.put(
                    name,
                    new SourcePlan(
                            name,
                            List.copyOf(source.fields()),
                            source.keyPlaces(),
                            own.filter(TargetPlan::fact).isPresent() ? source.versionPlaces() : source.keyPlaces(),
                            source.known(),
                            own,
                            targets.stream()
                                    .filter(target ->
                                            target.lookUpsIn(name).findAny().isPresent())
                                    .toList()));
        });
        return plans;
    }

    private Optional<Calendar> calendar() {
        return root.optional("calendar").map(node -> {
            node.members("target", "monday");
            YamlNode target = node.required("target");
            requireFreeFolder(target.text(), target);
            if (root.required(TARGETS).members().containsKey(target.text())) {
                throw target.problem("'" + target.text() + "' is a target already; the calendar is a table of its own");
            }
            return new Calendar(
                    target.text(),
                    node.optional("monday")
                            .map(number -> Integer.valueOf(number.word("0", "1")))
                            .orElse(0));
        });
    }
}
