package dev.wadi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands in a distribution such as the container image, which has the product alone. */
class WithoutLibLocalTest {
    private final ClassLoader whole = Thread.currentThread().getContextClassLoader();

    @BeforeEach
    void hide() {
        Thread.currentThread().setContextClassLoader(new ClassLoader(whole) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                return name.startsWith("META-INF/services/dev.wadi.cli.")
                        ? Collections.emptyEnumeration()
                        : super.getResources(name);
            }
        });
    }

    @AfterEach
    void show() {
        Thread.currentThread().setContextClassLoader(whole);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "local",
                "bench turbine-status",
                "test routes",
                "invoke turbine-status routes/turbine-status/scenarios/01-vmp-running.json --local"
            })
    void aCommandThatNeedsItSaysWhatIsMissingAndWhatToDo(String line) {
        StringWriter err = new StringWriter();
        int exitCode =
                WadiCommand.execute(new PrintWriter(new StringWriter()), new PrintWriter(err), line.split(" ", -1));
        assertThat(err.toString())
                .startsWith("wadi " + line.split(" ", -1)[0] + " needs lib-local/")
                .contains("not part of the container image", "from a checkout");
        assertThat(exitCode).isEqualTo(2);
    }

    @Test
    void helpListsAllCommands() {
        StringWriter out = new StringWriter();
        WadiCommand.execute(new PrintWriter(out), new PrintWriter(new StringWriter()), "--help");
        assertThat(Stream.of("demo", "run", "test", "invoke", "local", "bench"))
                .allSatisfy(command -> assertThat(out.toString()).containsPattern("(?m)^ +" + command + " "));
    }
}
