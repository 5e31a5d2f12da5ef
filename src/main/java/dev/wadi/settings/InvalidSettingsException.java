package dev.wadi.settings;

import java.util.List;
import java.util.stream.Collectors;

/** Settings that refuse the start, all that were found together. */
public final class InvalidSettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<SettingException> problems;

    public InvalidSettingsException(List<SettingException> problems) {
        super(problems.stream()
                .map(problem -> problem.setting() + " " + problem.getMessage())
                .collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    public List<SettingException> problems() {
        return problems;
    }
}
