package dev.wadi.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.wadi.app.installation.Installation;
import dev.wadi.settings.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** docker/compose.yaml hands on each setting that docker/wadi.env gives a value, and nothing that nobody knows. */
class ComposeFileTest {
    private static final Installation HOME = new Installation(Path.of(""));
    private static final Path FOLDER = Path.of("docker");
    /** Of the AWS SDK, of the management port, and of whatever AWS-compatible server. */
    private static final String OTHERS = "AWS_[A-Z_]+|CAMEL_MANAGEMENT_HOST";

    @Test
    void theFileOfSettingsIsHandedOnWhole() throws IOException {
        assertThat(wadi().path("env_file").asText()).isEqualTo("wadi.env");
        assertThat(FOLDER.resolve("wadi.env")).isRegularFile();
    }

    @Test
    void nothingIsGivenThatNobodyKnows() throws IOException {
        Set<String> given =
                new TreeSet<>(Installation.values(FOLDER.resolve("wadi.env")).stringPropertyNames());
        wadi().path("environment").fieldNames().forEachRemaining(given::add);
        assertThat(given).contains("AWS_REGION", "REDIS_HOST");
        given.removeIf(variable -> variable.matches(OTHERS));
        assertThat(HOME.settings().all()).extracting(Setting::environmentName).containsAll(given);
    }

    private static JsonNode wadi() throws IOException {
        return new YAMLMapper()
                .readTree(FOLDER.resolve("compose.yaml").toFile())
                .at("/services/wadi");
    }
}
