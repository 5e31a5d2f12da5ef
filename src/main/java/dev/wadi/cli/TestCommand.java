package dev.wadi.cli;

import dev.wadi.app.installation.Installation;
import dev.wadi.scenario.ScenarioFiles;
import dev.wadi.scenario.ScenarioRunner;
import dev.wadi.scenario.disturbance.Disturbance;
import dev.wadi.scenario.report.JUnitReport;
import dev.wadi.scenario.report.ScenarioResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "test",
        description = "Run scenarios against the local cloud. The last line is: N passed, M failed."
                + " Exit code 0 only if all passed, and there was at least one.")
final class TestCommand implements Callable<Integer> {
    /** Short to type again. */
    private static final int SEEDS = 10_000;

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private WadiCommand wadi;

    @Parameters(
            paramLabel = "PATH",
            description = "Scenario files (JSON or YAML), folders whose files are one scenario, or folders that are"
                    + " searched to any depth.",
            arity = "1..*")
    private List<Path> paths = List.of();

    @Option(names = "--report", paramLabel = "DIR", description = "Also write JUnit XML to DIR/TEST-wadi.xml.")
    private Optional<Path> report = Optional.empty();

    @Option(
            names = "--disturb",
            description =
                    "Run each scenario that passes again, with every input delivered twice, and with a crash behind each kind"
                            + " of call that its steps make to a service, after which the input comes again. Tables, hashes, queues,"
                            + " topics, streams and dead letters must be in the end what they are without.")
    private boolean disturb;

    @Option(
            names = "--every-call",
            description = "With --disturb: a crash behind each call, not behind one of each kind.")
    private boolean everyCall;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description =
                    "With --disturb: an integer that chooses behind which call of a kind the crash comes. Default: another"
                            + " one for each run, which prints it.")
    private Optional<Long> seed = Optional.empty();

    @Override
    public Integer call() throws Exception {
        Optional<Disturbance> disturbance = disturbance();
        wadi.quietUnlessVerbose();
        PrintWriter out = spec.commandLine().getOut();
        List<ScenarioResult> results = new ArrayList<>();
        List<Path> files = ScenarioFiles.find(paths);
        if (files.isEmpty()) {
            out.println("No scenario (.json, .yaml, .yml) in " + paths);
        } else {
            LocalEnvironment local = LocalParts.require(LocalEnvironment.class, spec.commandLine());
            try (LocalEnvironment.Running cloud = local.startWithoutLimits();
                    ScenarioRunner runner = new ScenarioRunner(Installation.locate(), cloud.variables(), disturbance)) {
                for (Path file : files) {
                    ScenarioResult result = runner.run(file);
                    print(result, told(results, result), out);
                    results.add(result);
                }
            }
        }
        if (report.isPresent()) {
            JUnitReport.write(report.get(), results);
        }
        disturbance
                .filter(how -> !how.everyCall())
                .ifPresent(how -> out.println("disturbed with --seed " + how.seed()));
        long passed = results.stream().filter(ScenarioResult::passed).count();
        out.println(passed + " passed, " + (results.size() - passed) + " failed");
        out.flush();
        return passed > 0 && passed == results.size() ? 0 : 1;
    }

    /** @throws ParameterException for options that mean nothing together */
    private Optional<Disturbance> disturbance() {
        if (!disturb && (everyCall || seed.isPresent())) {
            throw new ParameterException(
                    spec.commandLine(), (everyCall ? "--every-call" : "--seed") + " is for --disturb: write that too");
        }
        if (everyCall && seed.isPresent()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--seed chooses one call of each kind, and --every-call takes all of them: leave one of them out");
        }
        return disturb
                ? Optional.of(new Disturbance(seed.orElseGet(() -> (long) new Random().nextInt(SEEDS)), everyCall))
                : Optional.empty();
    }

    /** The scenario that could not run for the same cause, such as a route file that is wrong: it is told once. */
    private static Optional<String> told(List<ScenarioResult> before, ScenarioResult result) {
        return before.stream()
                .filter(other -> !result.ran() && other.findings().equals(result.findings()))
                .map(ScenarioResult::id)
                .findFirst();
    }

    private static void print(ScenarioResult result, Optional<String> told, PrintWriter out) {
        String seconds =
                String.format(Locale.ROOT, "(%.1f s)", result.duration().toMillis() / 1000.0);
        if (result.passed()) {
            out.println("ok   " + result.id() + " " + seconds);
            result.notes().forEach(note -> out.println("     " + note));
        } else {
            out.println("FAIL " + result.id() + " " + seconds);
            if (!result.id().equals(result.file().toString())) {
                out.println("     " + result.file());
            }
            told.map(other -> Stream.of("as " + other + " above"))
                    .orElseGet(() -> result.findings().stream().flatMap(String::lines))
                    .forEach(line -> out.println("     " + line));
        }
        out.flush();
    }
}
