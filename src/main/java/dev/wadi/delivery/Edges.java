package dev.wadi.delivery;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * What the edges know of a fault, asked in the order of its causes.
 *
 * @param classifiers one for each edge; stateless
 */
public record Edges(List<FaultClassifier> classifiers) {
    /** All that are on the class path. */
    public static final Edges ALL =
            new Edges(ServiceLoader.load(FaultClassifier.class, Edges.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList());

    public Edges {
        classifiers = List.copyOf(classifiers);
    }

    /** Empty for a fault that was thrown in no call of an edge's client. */
    public Optional<Verdict> verdict(Throwable fault) {
        return Causes.of(fault).stream()
                .flatMap(cause -> classifiers.stream().flatMap(one -> one.judge(cause).stream()))
                .findFirst();
    }
}
