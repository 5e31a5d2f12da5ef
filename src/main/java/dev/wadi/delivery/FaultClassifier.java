package dev.wadi.delivery;

import java.util.Optional;

/**
 * What one edge (AWS, Redis, a database) knows of the faults of its client. One per edge, found by {@link java.util.ServiceLoader}; stateless, safe for
 * any thread. A fault that a classifier recognizes was thrown <em>in a call</em>, wherever the call was made.
 */
public interface FaultClassifier {

    /**
     * Judges one exception of a chain of causes; the outermost is asked for first.
     *
     * @return empty where the exception does not come from this edge's client
     */
    Optional<Verdict> judge(Throwable cause);
}
