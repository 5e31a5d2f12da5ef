package dev.wadi.cli;

import dev.wadi.app.installation.Installation;
import dev.wadi.scenario.ScenarioFiles;
import dev.wadi.scenario.ScenarioRunner;
import dev.wadi.scenario.report.JUnitReport;
import dev.wadi.scenario.report.ScenarioResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "test",
        description = "Run scenarios against the local cloud. The last line is: N passed, M failed."
                + " Exit code 0 only if all passed, and there was at least one.")
final class TestCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private WadiCommand wadi;

    @Parameters(
            paramLabel = "PATH",
            description = "Scenario files (JSON or YAML), or folders that are searched to any depth.",
            arity = "1..*")
    private List<Path> paths = List.of();

    @Option(names = "--report", paramLabel = "DIR", description = "Also write JUnit XML to DIR/TEST-wadi.xml.")
    private Optional<Path> report = Optional.empty();

    @Override
    public Integer call() throws Exception {
        wadi.quietUnlessVerbose();
        PrintWriter out = spec.commandLine().getOut();
        List<ScenarioResult> results = new ArrayList<>();
        List<Path> files = ScenarioFiles.find(paths);
        if (files.isEmpty()) {
            out.println("No scenario (.json, .yaml, .yml) in " + paths);
        } else {
            LocalEnvironment local = LocalParts.require(LocalEnvironment.class, spec.commandLine());
            try (LocalEnvironment.Running cloud = local.startWithoutLimits();
                    ScenarioRunner runner = new ScenarioRunner(Installation.locate(), cloud.variables())) {
                for (Path file : files) {
                    ScenarioResult result = runner.run(file);
                    results.add(result);
                    print(result, out);
                }
            }
        }
        if (report.isPresent()) {
            JUnitReport.write(report.get(), results);
        }
        long passed = results.stream().filter(ScenarioResult::passed).count();
        out.println(passed + " passed, " + (results.size() - passed) + " failed");
        out.flush();
        return passed > 0 && passed == results.size() ? 0 : 1;
    }

    private static void print(ScenarioResult result, PrintWriter out) {
        String seconds =
                String.format(Locale.ROOT, "(%.1f s)", result.duration().toMillis() / 1000.0);
        if (result.passed()) {
            out.println("ok   " + result.id() + " " + seconds);
        } else {
            out.println("FAIL " + result.id() + " " + seconds);
            if (!result.id().equals(result.file().toString())) {
                out.println("     " + result.file());
            }
            result.findings().stream().flatMap(String::lines).forEach(line -> out.println("     " + line));
        }
        out.flush();
    }
}
