package dev.wadi.settings;

/** A setting is missing, wrong or contradicts another. The start is refused. */
public final class SettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What the place of a problem says that stands in a route instead of a setting: {@code step save of route orders}. */
    public static final String OF_ROUTE = " of route ";

    /** What the place of a problem says that stands in a bean of a route file: {@code property host of bean RedisConnection}. */
    public static final String OF_BEAN = " of bean ";

    private final String setting;
    private final String example;
    private final boolean ofFile;

    /**
     * @param setting its name, as its file has it, or a place in a route or bean
     * @param problem what is wrong with it
     * @param example a line that would do, {@code NAME=value}; empty where the problem says all of a route or file, or where the setting is to be removed
     */
    public SettingException(String setting, String problem, String example) {
        this(setting, problem, example, false);
    }

    private SettingException(String setting, String problem, String example, boolean ofFile) {
        super(problem);
        this.setting = setting;
        this.example = example;
        this.ofFile = ofFile;
    }

    /** What is wrong in the file that the setting names; the setting itself is right. */
    public static SettingException ofFile(String setting, String problem) {
        return new SettingException(setting, problem, "", true);
    }

    public String setting() {
        return setting;
    }

    public boolean isOfRoute() {
        return setting.contains(OF_ROUTE);
    }

    public boolean isOfFile() {
        return ofFile;
    }

    public boolean isOfBean() {
        return setting.contains(OF_BEAN);
    }

    public String example() {
        return example;
    }
}
