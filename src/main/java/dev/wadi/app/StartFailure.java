package dev.wadi.app;

import dev.wadi.app.installation.Installation;
import dev.wadi.app.installation.RouteFileProblem;
import dev.wadi.app.installation.RoutePlaces;
import dev.wadi.edge.json.MalformedFileException;
import dev.wadi.edge.redis.RedisStartException;
import dev.wadi.settings.InvalidSettingsException;
import dev.wadi.settings.Setting;
import dev.wadi.settings.SettingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a start failed, for the person who started it.
 *
 * @param lines what is wrong and what to do, without a stack trace
 * @param settings true: wrong use or settings; false: the work failed
 */
public record StartFailure(List<String> lines, boolean settings) {
    private static final Pattern MISSING = Pattern.compile("Property with key \\[([^]]+)] not found");

    /** @param installation whose files the advice names */
    public static StartFailure explain(Throwable fault, Installation installation) {
        List<Path> routeFiles = installation.routeFiles();
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = fault; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes.stream()
                .map(cause -> known(cause, installation))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> RouteFileProblem.find(causes, routeFiles)
                        .map(problem -> new StartFailure(problem.lines(), true)))
                .orElseGet(() -> new StartFailure(
                        List.of(
                                String.valueOf(causes.get(causes.size() - 1)),
                                "Run again with --verbose for the stack trace."),
                        false));
    }

    private static Optional<StartFailure> known(Throwable cause, Installation installation) {
        if (cause instanceof InvalidSettingsException invalid) {
            return Optional.of(settings(invalid.problems(), installation));
        }
        if (cause instanceof SettingException setting) {
            return Optional.of(settings(List.of(setting), installation));
        }
        if (cause instanceof MalformedFileException) {
            return Optional.of(new StartFailure(List.of(cause.getMessage()), true));
        }
        if (cause instanceof RedisStartException) {
            return Optional.of(new StartFailure(List.of(cause.getMessage()), false));
        }
        Matcher missing = MISSING.matcher(String.valueOf(cause.getMessage()));
        return missing.find()
                ? Optional.of(settings(
                        List.of(new SettingException(
                                missing.group(1), "is used by a route and has no value", missing.group(1) + "=...")),
                        installation))
                : Optional.empty();
    }

    private static StartFailure settings(List<SettingException> problems, Installation installation) {
        List<String> lines = new ArrayList<>();
        for (SettingException problem : problems) {
            String place = RoutePlaces.of(problem, installation.routeFiles())
                    .map(found -> found + ": ")
                    .orElse("");
            lines.add(place + problem.setting() + " " + problem.getMessage());
            lines.add("  " + advice(problem, installation));
        }
        return new StartFailure(lines, true);
    }

    private static String advice(SettingException problem, Installation installation) {
        if (problem.example().isEmpty()) {
            return problem.isOfRoute() || problem.isOfFile()
                    ? "Correct the file and start again; nothing was started."
                    : "Take it out of the environment";
        }
        String how = problem.setting().matches("[A-Z0-9_]+")
                ? "Write instead in the environment"
                : "Write instead in " + installation.fileOf(problem.setting());
        if (problem.isOfRoute()) {
            how = "Write there";
        } else if (problem.isOfBean()) {
            how = "Write below the properties of the bean in its route file";
        } else if (problem.example().startsWith(problem.setting() + "=")) {
            how = "Set it " + where(problem.setting(), installation);
        } else if (problem.example().startsWith("#")) {
            how = "Write above it in that file";
        }
        return how + ", for example: " + problem.example();
    }

    /** The AWS SDK reads its own variables; the files of Wadi do not reach it. */
    private static String where(String setting, Installation installation) {
        if (setting.equals("WADI_HOME")) {
            return "in the environment";
        }
        if (setting.startsWith("AWS_")) {
            return "in the environment or the AWS profile";
        }
        return "in " + installation.fileOf(setting) + " or as " + Setting.environmentName(setting)
                + " in the environment";
    }
}
