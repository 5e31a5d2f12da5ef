package dev.wadi.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.app.installation.Installation;
import dev.wadi.scenario.format.ScenarioReader;
import java.nio.file.Path;

/** A folder whose files are one scenario: an event, events of objects, or runs on a database. */
interface ScenarioFolder {

    static boolean is(Path path) {
        return CaseFolder.is(path) || ObjectEvents.is(path) || RunFolder.is(path);
    }

    /** What a folder is, or a file says. */
    static JsonNode read(Path path, Installation installation, ScenarioReader reader) {
        return is(path) ? of(path, installation, reader).scenario() : reader.read(path);
    }

    private static ScenarioFolder of(Path folder, Installation installation, ScenarioReader reader) {
        if (CaseFolder.is(folder)) {
            return new CaseFolder(folder, installation, reader);
        }
        return ObjectEvents.is(folder)
                ? new ObjectEvents(folder, installation, reader)
                : new RunFolder(folder, installation, reader);
    }

    /** @throws dev.wadi.scenario.format.ScenarioFormatException at the first thing in it that is not of the form */
    JsonNode scenario();
}
