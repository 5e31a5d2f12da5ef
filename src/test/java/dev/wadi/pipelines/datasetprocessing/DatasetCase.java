package dev.wadi.pipelines.datasetprocessing;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.definition.Datasets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A case that the replaced system answered, which a test may run as it is or with other data. */
public final class DatasetCase {
    private static final Path CASES = Path.of("src/test/resources/dev/wadi/pipelines/datasetprocessing/cases");
    private static final Datasets DELIVERED = Datasets.load(Path.of("config/dataset-processing"), "datasets");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final JsonNode description;
    private final Map<String, String> inputs = new TreeMap<>();
    private byte[] event;

    private DatasetCase(Path folder) throws IOException {
        this.folder = folder;
        this.description = JSON.readTree(folder.resolve("case.json").toFile());
        this.event = Files.readAllBytes(folder.resolve("event.json"));
        for (Map.Entry<String, JsonNode> object : description.get("s3_objects").properties()) {
            inputs.put(
                    object.getKey(),
                    Files.readString(folder.resolve(object.getValue().textValue())));
        }
    }

    static DatasetCase of(String name) {
        try {
            return new DatasetCase(CASES.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.walk(CASES)) {
            return files
                    .filter(file -> file.endsWith("case.json"))
                    .map(file -> CASES.relativize(file.getParent()).toString().replace('\\', '/'))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    static Datasets delivered() {
        return DELIVERED;
    }

    JsonNode description() {
        return description;
    }

    JsonNode expected(String file) throws IOException {
        return JSON.readTree(folder.resolve(file).toFile());
    }

    /** Changes the text of a file, which must change. */
    DatasetCase editing(String dataset, UnaryOperator<String> edit) {
        String key = inputs.keySet().stream()
                .filter(name -> name.contains("/" + dataset + "/"))
                .findFirst()
                .orElseThrow();
        String edited = edit.apply(inputs.get(key));
        if (edited.equals(inputs.put(key, edited))) {
            throw new IllegalArgumentException("nothing changed in " + dataset);
        }
        return this;
    }

    /** Other lines below the header of a file. */
    DatasetCase withRows(String dataset, String... rows) {
        return editing(dataset, csv -> csv.lines().findFirst().orElseThrow() + "\n" + String.join("\n", rows) + "\n");
    }

    DatasetCase withoutRows() {
        inputs.replaceAll((key, csv) -> csv.lines().findFirst().orElseThrow() + "\n");
        return this;
    }

    DatasetCase editingEvent(UnaryOperator<String> edit) {
        event = edit.apply(new String(event, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        return this;
    }

    DatasetResult run(Explanation explanation) throws RefusedException, IOException {
        Clock clock = Clock.fixed(
                LocalDate.parse(description.get("clock_date").textValue())
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant(),
                ZoneOffset.UTC);
        return new DatasetProcessing(DELIVERED, clock).process(DatasetEvent.parse(event), objects(), explanation);
    }

    ObjectsInMemory objects() {
        ObjectsInMemory objects = new ObjectsInMemory();
        inputs.forEach(objects::with);
        return objects;
    }

    /** By id. */
    Map<String, JsonNode> documents() throws RefusedException, IOException {
        Map<String, JsonNode> documents = new TreeMap<>();
        for (byte[] json : run(Explanation.NONE).documents().values()) {
            JsonNode document = JSON.readTree(json);
            documents.put(document.get("id").textValue(), document);
        }
        return documents;
    }

    /** The values of an entry of a document, on one line. */
    String values(String document, String geography) throws RefusedException, IOException {
        for (JsonNode entry : documents().get(document).get("data")) {
            if (geography.equals(entry.path("id").asText())
                    || geography.equals(entry.path("geography").asText())) {
                return entry.get("values").toString().replace("\"", "");
            }
        }
        throw new IllegalArgumentException("document " + document + " has no entry " + geography);
    }

    List<String> entries(String document) throws RefusedException, IOException {
        return documents().get(document).get("data").findValuesAsText("geography");
    }

    RefusedException refused() {
        return catchThrowableOfType(RefusedException.class, () -> run(Explanation.NONE));
    }
}
