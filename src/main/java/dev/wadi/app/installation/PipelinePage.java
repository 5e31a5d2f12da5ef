package dev.wadi.app.installation;

import dev.wadi.edge.aws.PermissionsTable;
import dev.wadi.settings.Setting;
import dev.wadi.settings.SettingsTable;
import dev.wadi.settings.Utf8File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The README of a new pipeline: its tables of settings and permissions follow from what the pipeline declares. */
final class PipelinePage {
    private PipelinePage() {}

    /** Nothing where there is no page, or none with a place for the table of settings. */
    static void write(Installation installation, String pipeline) throws IOException {
        Path page = installation.routes().resolve(pipeline).resolve("README.md");
        if (!Files.isRegularFile(page)) {
            return;
        }
        String text = Utf8File.read(page);
        if (SettingsTable.isIn(text, pipeline)) {
            List<Setting> settings = installation.settings().of(pipeline);
            text = new SettingsTable(settings).in(text, pipeline);
            if (PermissionsTable.isIn(text, pipeline)) {
                text = new PermissionsTable(settings).in(text, pipeline);
            }
            Files.writeString(page, text);
        }
    }
}
