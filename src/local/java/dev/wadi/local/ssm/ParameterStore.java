package dev.wadi.local.ssm;

import dev.wadi.local.emulator.Account;
import dev.wadi.local.emulator.AwsException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The parameters of one account: by name, and each with its versions, oldest first. */
final class ParameterStore {

    /** AWS keeps that many versions of a parameter and drops older ones. */
    private static final int MOST_VERSIONS = 100;

    private final NavigableMap<String, List<ParameterVersion>> parameters = new TreeMap<>();
    private final Account account;

    ParameterStore(Account account) {
        this.account = account;
    }

    /** A version of a parameter, as it was asked for. */
    record Found(String name, String arn, String selector, ParameterVersion version) {}

    Optional<ParameterVersion> latest(String name) {
        return Optional.ofNullable(parameters.get(name)).map(versions -> versions.get(versions.size() - 1));
    }

    void add(String name, ParameterVersion version) {
        List<ParameterVersion> versions = parameters.computeIfAbsent(name, added -> new ArrayList<>());
        versions.add(version);
        if (versions.size() > MOST_VERSIONS) {
            versions.remove(0);
        }
    }

    boolean remove(String name) {
        return parameters.remove(name) != null;
    }

    /** What {@code name}, {@code name:3} or an ARN with or without a version stands for; empty if there is no such. */
    Optional<Found> find(String asked) {
        String local = asked.startsWith("arn:") ? asked.substring(asked.lastIndexOf(":parameter") + 10) : asked;
        int colon = local.indexOf(':');
        String selector = colon < 0 ? "" : local.substring(colon);
        String plain = colon < 0 ? local : local.substring(0, colon);
        boolean unrooted = asked.startsWith("arn:") && !parameters.containsKey(plain);
        String name = unrooted ? plain.substring(Math.min(1, plain.length())) : plain;
        if (!parameters.containsKey(name)) {
            return Optional.empty();
        }
        return Optional.of(new Found(name, arn(name), selector, select(name, selector)));
    }

    /** The newest versions below that path, in order of their names, after the name given. */
    List<Found> below(String path, boolean recursive, String after) {
        String prefix = path.endsWith("/") ? path : path + "/";
        return parameters.tailMap(after, false).keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .filter(name -> recursive || name.indexOf('/', prefix.length()) < 0)
                .map(name -> new Found(name, arn(name), "", latest(name).orElseThrow()))
                .toList();
    }

    private ParameterVersion select(String name, String selector) {
        if (selector.isEmpty()) {
            return latest(name).orElseThrow();
        }
        String wanted = selector.substring(1);
        return parameters.get(name).stream()
                .filter(version -> Long.toString(version.version()).equals(wanted))
                .findFirst()
                .orElseThrow(() -> AwsException.refused(
                        "ParameterVersionNotFound",
                        "Systems Manager could not find version " + wanted + " of " + name
                                + ". Verify the version and try again."));
    }

    private String arn(String name) {
        return account.arn("ssm", "parameter" + (name.startsWith("/") ? "" : "/") + name);
    }
}
