package dev.wadi.app.installation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A pipeline to begin with, made of building blocks: its files are in {@code new-pipeline/} beside this class, in the folders of an installation, as a pipeline
 * called {@code my-pipeline}. What is the same for every source is in {@code new-pipeline/every}.
 */
public final class PipelineTemplate {
    private static final PipelineName NAME = new PipelineName("my-pipeline");
    private static final String FOLDER = "new-pipeline/";

    /** Where the records of a pipeline come from. */
    public enum Source {
        kinesis,
        sqs
    }

    private PipelineTemplate() {}

    /** Why there can be no new pipeline of this name; empty where there can. */
    public static Optional<String> problem(Installation installation, String name) {
        return PipelineName.problem(installation, name);
    }

    /** Returns the files that were written. */
    public static List<Path> make(Installation installation, Source source, String name) throws IOException {
        PipelineName to = new PipelineName(name);
        Map<Path, String> contents = new LinkedHashMap<>();
        for (String file : files(source)) {
            String place = file.substring(file.indexOf('/') + 1).replace(NAME.kebab(), name);
            contents.put(installation.home().resolve(place), NAME.replaceIn(read(file), to, Map.of()));
        }
        for (Map.Entry<Path, String> file : contents.entrySet()) {
            Files.createDirectories(file.getKey().getParent());
            Files.writeString(file.getKey(), file.getValue(), StandardOpenOption.CREATE_NEW);
        }
        PipelinePage.write(installation, name);
        return new ArrayList<>(contents.keySet());
    }

    /** Each begins with the folder of those that have it. A jar does not say what is in a folder. */
    static List<String> files(Source source) throws IOException {
        return read(source + ".files").lines().toList();
    }

    private static String read(String file) throws IOException {
        try (InputStream content = PipelineTemplate.class.getResourceAsStream(FOLDER + file)) {
            if (content == null) {
                throw new IOException("The file " + FOLDER + file + " is not in this distribution of Wadi");
            }
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
