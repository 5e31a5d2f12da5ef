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
import java.util.TreeSet;

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
    public record End(String by, Resource resource) {}

    /** A way on: what {@code output} of one names, {@code source} of the next reads. */
    private record Link(End output, End source, String to) {}

    /** @param who a pipeline or a route */
    public void reads(String who, End source) {
        sources.computeIfAbsent(who, any -> new ArrayList<>()).add(source);
    }

    public void writes(String who, End output) {
        outputs.computeIfAbsent(who, any -> new ArrayList<>()).add(output);
    }

    /** Each circle once, the shortest way round. */
    public List<SettingException> circles() {
        List<SettingException> circles = new ArrayList<>();
        Set<Set<String>> told = new HashSet<>();
        for (String who : sources.keySet()) {
            List<Link> way = wayBack(who);
            Set<String> members = new TreeSet<>();
            way.forEach(link -> members.add(link.to()));
            if (!way.isEmpty() && told.add(members)) {
                circles.add(told(way));
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
                first.by() + "=another-" + first.resource().kind());
    }

    /** The shortest; empty where there is none that leaves the process. */
    private List<Link> wayBack(String start) {
        Map<String, List<Link>> ways = new HashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(start));
        ways.put(start, List.of());
        while (!open.isEmpty()) {
            String at = open.remove();
            for (Link link : links(at)) {
                List<Link> way = new ArrayList<>(ways.get(at));
                way.add(link);
                if (link.to().equals(start)) {
                    if (way.stream()
                            .anyMatch(one ->
                                    !INSIDE.contains(one.source().resource().kind()))) {
                        return way;
                    }
                } else if (ways.putIfAbsent(link.to(), way) == null) {
                    open.add(link.to());
                }
            }
        }
        return List.of();
    }

    private List<Link> links(String from) {
        List<Link> links = new ArrayList<>();
        for (End output : outputs.getOrDefault(from, List.of())) {
            sources.forEach((to, ends) -> ends.stream()
                    .filter(source -> source.resource().isSame(output.resource()))
                    .forEach(source -> links.add(new Link(output, source, to))));
        }
        return links;
    }
}
