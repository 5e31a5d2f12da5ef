package dev.wadi.settings;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who reads what and writes where. A circle is refused: what goes round in it comes back for ever, and more of it each time. A chain from one to the next
 * is fine.
 */
public final class Flows {
    /** Places inside the process; a route may call itself through them, as it knows when to end. */
    private static final Set<String> INSIDE = Set.of("direct", "seda");

    private final Map<String, List<End>> sources = new LinkedHashMap<>();
    private final Map<String, List<End>> outputs = new LinkedHashMap<>();

    /**
     * One end of a flow.
     *
     * @param by the setting, or the step of a route, that names the resource
     */
    public record End(String by, Resource resource) {
        /** False: a setting names it. */
        boolean isOfRoute() {
            return by.contains(SettingException.OF_ROUTE);
        }
    }

    /** A way on: what {@code output} of one names, {@code source} of the next reads. */
    private record Link(End output, End source, String to) {}

    /** @param who a pipeline or a route */
    public void reads(String who, End source) {
        sources.computeIfAbsent(who, any -> new ArrayList<>()).add(source);
    }

    public void writes(String who, End output) {
        outputs.computeIfAbsent(who, any -> new ArrayList<>()).add(output);
    }

    /** One for each output that leads back to who has it, the shortest way round. */
    public List<SettingException> circles() {
        return circles(sources.keySet());
    }

    /** Those that lead through one of some pipelines or routes. */
    public List<SettingException> circles(Set<String> through) {
        List<SettingException> circles = new ArrayList<>();
        Set<Set<End>> told = new HashSet<>();
        for (String who : sources.keySet()) {
            for (End output : outputs.getOrDefault(who, List.of())) {
                List<Link> way = wayBack(who, output);
                Set<End> outputsOnTheWay = way.stream().map(Link::output).collect(Collectors.toSet());
                if (way.stream().anyMatch(link -> through.contains(link.to())) && told.add(outputsOnTheWay)) {
                    circles.add(told(way));
                }
            }
        }
        return circles;
    }

    private static SettingException told(List<Link> way) {
        StringBuilder told = new StringBuilder();
        for (Link link : way) {
            told.append(told.isEmpty() ? "names the " : ", and " + link.output().by() + " names the ")
                    .append(link.output().resource().kind())
                    .append(' ')
                    .append(link.output().resource().name())
                    .append(", which ")
                    .append(link.source().by())
                    .append(" reads");
        }
        told.append(": what is written there would come back for ever");
        End first = way.get(0).output();
        return new SettingException(
                first.by(),
                told.toString(),
                (first.isOfRoute() ? "" : first.by() + "=") + "another-"
                        + first.resource().kind());
    }

    /** The shortest that begins with this output; empty where there is none that leaves the process. */
    private List<Link> wayBack(String start, End first) {
        Map<String, List<Link>> ways = new HashMap<>();
        Deque<List<Link>> open = new ArrayDeque<>();
        links(first).forEach(link -> open.add(List.of(link)));
        while (!open.isEmpty()) {
            List<Link> way = open.remove();
            String at = way.get(way.size() - 1).to();
            if (at.equals(start)) {
                if (way.stream()
                        .anyMatch(link ->
                                !INSIDE.contains(link.source().resource().kind()))) {
                    return way;
                }
            } else if (ways.putIfAbsent(at, way) == null) {
                outputs.getOrDefault(at, List.of())
                        .forEach(output -> links(output).forEach(link -> {
                            List<Link> longer = new ArrayList<>(way);
                            longer.add(link);
                            open.add(longer);
                        }));
            }
        }
        return List.of();
    }

    private List<Link> links(End output) {
        List<Link> links = new ArrayList<>();
        sources.forEach((to, ends) -> ends.stream()
                .filter(source -> source.resource().isSame(output.resource()))
                .forEach(source -> links.add(new Link(output, source, to))));
        return links;
    }
}
