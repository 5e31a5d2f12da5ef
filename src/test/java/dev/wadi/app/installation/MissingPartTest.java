package dev.wadi.app.installation;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.NoSuchEndpointException;
import org.apache.camel.NoSuchLanguageException;
import org.apache.camel.ResolveEndpointFailedException;
import org.junit.jupiter.api.Test;

/** The rest is in {@link RouteFileProblemTest}. */
class MissingPartTest {

    @Test
    void aComponentIsOne() {
        assertThat(MissingPart.of(new NoSuchEndpointException(
                        "seda://later", "please check your classpath contains the needed Camel component jar.")))
                .hasValueSatisfying(part -> {
                    assertThat(part.words()).containsExactly("seda:");
                    assertThat(part.problem()).startsWith("there is no component seda here.");
                });
    }

    @Test
    void aLanguageIsOne() {
        assertThat(MissingPart.of(new NoSuchLanguageException("xpath")))
                .hasValueSatisfying(part -> assertThat(part.words()).containsExactly("xpath:"));
    }

    @Test
    void aWrongOptionIsNot() {
        assertThat(MissingPart.of(new ResolveEndpointFailedException("outbox:a", "Unknown parameters=[{b=c}]")))
                .isEmpty();
    }
}
