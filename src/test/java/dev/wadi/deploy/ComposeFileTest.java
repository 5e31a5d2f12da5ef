package dev.wadi.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.wadi.runtime.Installation;
import dev.wadi.settings.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docker/compose.yaml hands on whatever Wadi and its pipelines can be told, and nothing that nobody knows. */
class ComposeFileTest {
    private static final Installation HOME = new Installation(Path.of(""));
    /** Of the AWS SDK, of the management port, and of whatever AWS-compatible server. */
    private static final String OTHERS = "AWS_[A-Z_]+|CAMEL_MANAGEMENT_HOST";

    static List<String> sections() {
        return Stream.concat(Stream.of("wadi"), HOME.pipelines().stream()).toList();
    }

    @ParameterizedTest
    @MethodSource("sections")
    void everySettingIsHandedOn(String section) throws IOException {
        assertThat(given()).containsAll(variables(section));
    }

    @Test
    void nothingElseIsGiven() throws IOException {
        Set<String> unknown = given();
        sections().forEach(section -> unknown.removeAll(variables(section)));
        unknown.removeIf(variable -> variable.matches(OTHERS));
        assertThat(unknown).isEmpty();
    }

    private static Set<String> given() throws IOException {
        JsonNode compose =
                new YAMLMapper().readTree(Path.of("docker/compose.yaml").toFile());
        Set<String> given = new TreeSet<>();
        compose.at("/services/wadi/environment").fieldNames().forEachRemaining(given::add);
        return given;
    }

    private static List<String> variables(String section) {
        return HOME.settings().of(section).stream()
                .map(Setting::environmentName)
                .collect(Collectors.toList());
    }
}
