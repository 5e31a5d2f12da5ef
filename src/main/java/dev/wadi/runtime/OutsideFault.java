package dev.wadi.runtime;

import dev.wadi.delivery.Causes;
import dev.wadi.delivery.FaultClassifier;
import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.SettingNames;
import dev.wadi.delivery.Verdict;
import dev.wadi.redis.RedisStartException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.TimeoutException;
import org.apache.camel.CamelContext;

/** A load that failed for something outside of the file: the same text may load later. */
final class OutsideFault {
    private static final List<FaultClassifier> EDGES =
            ServiceLoader.load(FaultClassifier.class, OutsideFault.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();

    private OutsideFault() {}

    /** What was away, by host or resource and setting; empty where the file itself is wrong. */
    static Optional<String> find(CamelContext context, Throwable fault) {
        List<Throwable> causes = Causes.of(fault);
        return causes.stream()
                .filter(cause -> cause instanceof RedisStartException || cause instanceof HoldException)
                .map(Throwable::getMessage)
                .findFirst()
                .or(() -> causes.stream()
                        .flatMap(cause -> EDGES.stream().flatMap(edge -> edge.judge(cause).stream()))
                        .findFirst()
                        .filter(verdict -> verdict.kind() == Verdict.Kind.DEPENDENCY)
                        .map(verdict -> verdict.message() + settings(context, fault)))
                .or(() -> causes.stream()
                        .filter(OutsideFault::isOfTheNetwork)
                        .map(cause -> cause.getClass().getSimpleName() + ": " + cause.getMessage())
                        .findFirst())
                .map(message -> message.replaceAll("[.\\s]+$", ""));
    }

    private static String settings(CamelContext context, Throwable fault) {
        SettingNames names = context.getRegistry().lookupByNameAndType("settingNames", SettingNames.class);
        List<String> settings = names == null ? List.of() : names.of(fault);
        return settings.isEmpty() ? "" : " (" + String.join(", ", settings) + ")";
    }

    private static boolean isOfTheNetwork(Throwable cause) {
        return cause instanceof TimeoutException
                || (cause instanceof IOException
                        && !(cause instanceof MalformedURLException)
                        && cause.getClass().getName().startsWith("java.net."));
    }
}
