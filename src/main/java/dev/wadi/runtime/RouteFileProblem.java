package dev.wadi.runtime;

import java.util.List;
import java.util.Optional;

/** A route file that cannot be used: where, and why. */
record RouteFileProblem(List<String> lines) {

    static Optional<RouteFileProblem> find(List<Throwable> causes) {
        return Optional.empty();
    }
}
