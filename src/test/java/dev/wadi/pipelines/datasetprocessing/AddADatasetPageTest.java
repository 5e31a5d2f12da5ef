package dev.wadi.pipelines.datasetprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.pipelines.datasetprocessing.definition.Datasets;
import dev.wadi.settings.SettingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what the page says: its CSV and its data set file give its tables and its documents. */
class AddADatasetPageTest {
    private static final Path PAGE = Path.of("docs/how-to/add-a-dataset.md");
    private static final Pattern BLOCK = Pattern.compile("(?s)   ```\\w+\\n(.*?)   ```");
    private static final List<String> BLOCKS = blocks();

    private static final int CSV = 0;
    private static final int DATASET = 1;
    private static final int MESSAGE = 2;
    private static final int EVENT = 3;
    private static final int SHOWN = 4;
    private static final int DOCUMENT = 5;

    @TempDir
    private Path folder;

    @Test
    void theFileMakesTheTableAndTheDocumentOfThePage() throws Exception {
        Files.writeString(folder.resolve("dogs.yaml"), BLOCKS.get(DATASET));
        List<String> explained = new ArrayList<>();
        DatasetResult result = new DatasetProcessing(Datasets.load(folder, "f"), Clock.systemUTC())
                .process(
                        DatasetEvent.parse(BLOCKS.get(EVENT).getBytes(StandardCharsets.UTF_8)),
                        new ObjectsInMemory().with("in/pets.csv", BLOCKS.get(CSV)),
                        (table, step, made) -> explained.add(table + ", " + step + "\n" + made + "\n"));
        assertThat(explained).anyMatch(BLOCKS.get(SHOWN)::contains);
        JsonNode city = new ObjectMapper().readTree(result.documents().get("out/t/00.json"));
        assertThat(CaseJson.differences(new ObjectMapper().readTree(BLOCKS.get(DOCUMENT)), city.get("data")))
                .isEmpty();
        assertThat(result.documents()).hasSize(3);
    }

    @Test
    void aWrongColumnIsToldAsThePageShows() throws Exception {
        Files.writeString(
                folder.resolve("dogs.yaml"), BLOCKS.get(DATASET).replace("of: [dogs, cats]", "of: [dogs, cat]"));
        List<SettingException> problems = Datasets.problems(folder, "f");
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).getMessage().replace(folder.toString(), "config/dataset-processing"))
                .isEqualTo(BLOCKS.get(MESSAGE).strip());
    }

    private static List<String> blocks() {
        try {
            return BLOCK.matcher(Files.readString(PAGE))
                    .results()
                    .map(block -> block.group(1).indent(-3))
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
