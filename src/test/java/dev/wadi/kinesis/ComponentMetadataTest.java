package dev.wadi.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.UriParam;
import org.junit.jupiter.api.Test;

/** The generated metadata, and the page made of it, are those of the component as it is. */
class ComponentMetadataTest {
    private static final Path METADATA =
            Path.of("src/generated/resources/META-INF/dev/wadi/kinesis/kinesis-stream.json");
    private static final Path PAGE = Path.of("docs/reference/kinesis-stream.md");
    private static final String BEGIN = "<!-- options: begin -->\n";
    private static final String END = "<!-- options: end -->";

    @Test
    void theMetadataIsAsTheAnnotationsSay() throws IOException {
        Map<String, String> annotated = new TreeMap<>();
        for (Field field : KinesisStreamEndpoint.class.getDeclaredFields()) {
            UriParam param = field.getAnnotation(UriParam.class);
            if (param != null) {
                annotated.put(field.getName(), param.label() + "|" + param.defaultValue() + "|" + param.description());
            }
        }
        Map<String, String> generated = new TreeMap<>();
        options().properties().stream()
                .filter(option -> annotated.containsKey(option.getKey()))
                .forEach(option -> generated.put(
                        option.getKey(),
                        option.getValue().path("label").asText() + "|"
                                + option.getValue().path("defaultValue").asText() + "|"
                                + option.getValue().path("description").asText()));
        assertThat(generated)
                .as("make it anew: mvn -Dquick compile camel-package:generate-component")
                .isEqualTo(annotated);
    }

    @Test
    void camelKnowsTheOptions() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            var endpoint = context.getEndpoint(
                    "kinesis-stream:one,two?leaseTable=here&failoverTime=4s&initialPosition=LATEST",
                    KinesisStreamEndpoint.class);
            assertThat(endpoint.getStreams()).containsExactly("one", "two");
            assertThat(endpoint.getLeaseTable()).isEqualTo("here");
            assertThat(endpoint.getFailoverTime()).hasSeconds(4);
            assertThat(endpoint.getInitialPosition()).isEqualTo(InitialPosition.LATEST);
        }
    }

    @Test
    void thePageHasTheOptions() throws IOException {
        String page = Files.exists(PAGE) ? Files.readString(PAGE) : BEGIN + END;
        String generated =
                page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + table() + page.substring(page.indexOf(END));
        if (Boolean.getBoolean("wadi.docs.write")) {
            Files.writeString(PAGE, generated);
        }
        assertThat(Files.readString(PAGE))
                .as("write it anew: mvn -q test -Dtest=ComponentMetadataTest -Dwadi.docs.write=true")
                .isEqualTo(generated);
    }

    private static String table() throws IOException {
        StringBuilder table = new StringBuilder("| option | side | default | meaning |\n|---|---|---|---|\n");
        for (var option : options().properties()) {
            JsonNode of = option.getValue();
            boolean own = of.path("kind").asText().equals("parameter") && isOwn(option.getKey());
            if (own) {
                String fallback = of.path("defaultValue").asText();
                table.append("| `%s` | %s | %s | %s |%n"
                        .formatted(
                                option.getKey(),
                                of.path("label").asText().split(",", 2)[0],
                                fallback.isEmpty() ? "" : "`" + fallback + "`",
                                of.path("description").asText()));
            }
        }
        return table.toString();
    }

    private static boolean isOwn(String option) {
        return Arrays.stream(KinesisStreamEndpoint.class.getDeclaredFields())
                .anyMatch(field -> field.getName().equals(option));
    }

    private static JsonNode options() throws IOException {
        return new ObjectMapper().readTree(METADATA.toFile()).path("properties");
    }
}
