package dev.wadi.settings;

/** A setting is missing, wrong or contradicts another. The start is refused. */
public final class SettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String setting;
    private final String example;

    /**
     * @param setting its name, as it stands in application.properties
     * @param problem what is wrong with it
     * @param example a line that would do, {@code NAME=value}
     */
    public SettingException(String setting, String problem, String example) {
        super(problem);
        this.setting = setting;
        this.example = example;
    }

    public String setting() {
        return setting;
    }

    public String example() {
        return example;
    }
}
