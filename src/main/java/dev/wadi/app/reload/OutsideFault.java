package dev.wadi.app.reload;

import dev.wadi.delivery.Causes;
import dev.wadi.delivery.Edges;
import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.SettingNames;
import dev.wadi.delivery.Verdict;
import dev.wadi.edge.redis.RedisStartException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.apache.camel.CamelContext;

/** A load that failed for something outside of the file: the same text may load later. */
final class OutsideFault {
    private OutsideFault() {}

    /** What was away, by host or resource and setting; empty where the file itself is wrong. */
    static Optional<String> find(CamelContext context, Throwable fault) {
        List<Throwable> causes = Causes.of(fault);
        return causes.stream()
                .filter(cause -> cause instanceof RedisStartException || cause instanceof HoldException)
                .map(Throwable::getMessage)
                .findFirst()
                .or(() -> Edges.ALL
                        .verdict(fault)
                        .filter(verdict -> verdict.kind() == Verdict.Kind.DEPENDENCY)
                        .map(verdict -> verdict.message() + SettingNames.inBrackets(SettingNames.of(context, fault))))
                .or(() -> causes.stream()
                        .filter(OutsideFault::isOfTheNetwork)
                        .map(cause -> cause.getClass().getSimpleName() + ": " + cause.getMessage())
                        .findFirst())
                .map(message -> message.replaceAll("[.\\s]+$", ""));
    }

    private static boolean isOfTheNetwork(Throwable cause) {
        return cause instanceof TimeoutException
                || (cause instanceof IOException
                        && !(cause instanceof MalformedURLException)
                        && cause.getClass().getName().startsWith("java.net."));
    }
}
