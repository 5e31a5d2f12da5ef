package dev.wadi.edge.yaml;

/** A YAML file that cannot be used. The message begins with file, line and column, and says what to write. */
public final class YamlFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public YamlFileException(String place, String problem) {
        super(place + ": " + problem);
    }
}
