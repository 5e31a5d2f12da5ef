package dev.wadi.demo;

import java.util.Map;

/**
 * What the demo of a pipeline works with.
 *
 * @param settings that lead the pipeline to what was made for it
 */
public record DemoWorld(DemoClients clients, Map<String, String> settings) {

    public DemoWorld {
        settings = Map.copyOf(settings);
    }

    /** @throws IllegalArgumentException if nothing was made for this setting */
    public String value(String setting) {
        String value = settings.get(setting);
        if (value == null) {
            throw new IllegalArgumentException("nothing was made for " + setting);
        }
        return value;
    }
}
