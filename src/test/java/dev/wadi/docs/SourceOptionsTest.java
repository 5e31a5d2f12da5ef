package dev.wadi.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.source.SourceSettings;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Settings give each option of a source, also one that is new. */
class SourceOptionsTest {
    @Test
    void eachOptionOfASourceMayBeASetting() throws IOException {
        assertThat(ofSource("kinesis-stream")).isEqualTo(SourceSettings.KINESIS_STREAM);
        assertThat(ofSource("sqs-queue")).isEqualTo(SourceSettings.SQS_QUEUE);
    }

    private static Set<String> ofSource(String scheme) throws IOException {
        return ComponentMetadata.all().stream()
                .filter(component -> component.scheme().equals(scheme))
                .flatMap(component -> component.options().stream())
                .filter(option -> !option.isInAddress() && !option.key().equals("settings"))
                .filter(option -> !option.of().path("label").asText().startsWith("producer"))
                .map(ComponentMetadata.Option::key)
                .collect(Collectors.toSet());
    }
}
