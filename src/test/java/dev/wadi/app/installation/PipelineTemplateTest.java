package dev.wadi.app.installation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.app.installation.PipelineTemplate.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PipelineTemplateTest {
    private static final Path FOLDER = Path.of("src/main/resources/dev/wadi/app/installation/new-pipeline");

    @ParameterizedTest
    @EnumSource
    void itListsTheFilesThatThereAre(Source source) throws IOException {
        assertThat(PipelineTemplate.files(source))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(files("every").stream(), files(source.name()).stream())
                                .toList());
    }

    private static List<String> files(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER.resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> FOLDER.relativize(file).toString())
                    .toList();
        }
    }
}
