package dev.wadi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

class TestCommandTest {
    private static final Path SCENARIOS = Path.of("routes/turbine-status/scenarios");

    @TempDir
    private Path folder;

    private record Run(int exitCode, String out, String err) {}

    @Test
    void oneFailureFailsTheRunAndTheReportNamesIt() throws Exception {
        Path below = Files.createDirectories(folder.resolve("some/where"));
        Files.copy(SCENARIOS.resolve("01-vmp-running.json"), folder.resolve("1.json"));
        String scenario = Files.readString(SCENARIOS.resolve("19-future-boundary.yaml"));
        Files.writeString(below.resolve("2.yml"), scenario.replace("status: RUNNING\n", "status: \"<\\x01>\"\n"));
        Run run = run("test", "--report", folder.resolve("report").toString(), folder.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out().lines()).first().asString().matches("ok   turbine-status/vmp-running \\(\\d+\\.\\d s\\)");
        assertThat(run.out())
                .contains("\nFAIL turbine-status/future-boundary (")
                .contains("\n     redis.hashes.ast-1.status\n       expected  <\u0001>\n       actual    RUNNING\n")
                .endsWith("\n1 passed, 1 failed\n");

        Element suite = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(folder.resolve("report/TEST-wadi.xml").toFile())
                .getDocumentElement();
        assertThat(suite.getTagName()).isEqualTo("testsuite");
        assertThat(suite.getAttribute("tests")).isEqualTo("2");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        Element failed = (Element) suite.getElementsByTagName("testcase").item(1);
        assertThat(failed.getAttribute("classname")).isEqualTo("turbine-status");
        assertThat(failed.getAttribute("name")).isEqualTo("future-boundary");
        assertThat(failed.getElementsByTagName("failure").item(0).getTextContent())
                .contains("expected  <\uFFFD>");
    }

    @Test
    void whatKeepsSeveralScenariosFromRunningIsToldOnce() throws IOException {
        for (String name : List.of("one", "two")) {
            Files.writeString(
                    folder.resolve(name + ".yaml"),
                    "id: " + name + "\npipeline: turbines\ninputs: []\nexpected: {dlq: []}\n");
        }
        Run run = run("test", folder.toString());
        assertThat(run.out())
                .containsOnlyOnce("no pipeline turbines")
                .contains("FAIL two (", "\n     as one above\n")
                .endsWith("\n0 passed, 2 failed\n");
    }

    @Test
    void nothingToRunIsAFailure() {
        Run run = run("test", folder.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).endsWith("\n0 passed, 0 failed\n");
    }

    @Test
    void allPassed() throws IOException {
        Run run = run("test", SCENARIOS.resolve("01-vmp-running.json").toString());
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).endsWith("\n1 passed, 0 failed\n");
    }

    @Test
    void withoutAPathTheUseIsShown() {
        Run run = run("test");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("PATH");
    }

    @Test
    void aDisturbedRunSaysHowOftenAndWithWhichSeed() {
        Run run = run(
                "test",
                "--disturb",
                "--seed",
                "11",
                SCENARIOS.resolve("01-vmp-running.json").toString());
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out())
                .matches("(?s)ok   turbine-status/vmp-running \\(.*"
                        + "\n     delivered twice, 3 crashes\ndisturbed with --seed 11\n1 passed, 0 failed\n");
    }

    @ParameterizedTest
    @CsvSource({
        "--seed 5, --seed is for --disturb: write that too",
        "--every-call, --every-call is for --disturb: write that too",
        "--disturb --every-call --seed 5, leave one of them out",
        "--disturb --seed five, Invalid value for option '--seed': 'five' is not a long"
    })
    void optionsThatMeanNothingAreRefused(String options, String told) {
        Run run = run(("test " + options + " " + SCENARIOS).split(" "));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(told);
    }

    private static Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = WadiCommand.execute(new PrintWriter(out), new PrintWriter(err), arguments);
        return new Run(exitCode, out.toString(), err.toString());
    }
}
