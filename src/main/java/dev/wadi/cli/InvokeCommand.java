package dev.wadi.cli;

import dev.wadi.app.installation.Installation;
import dev.wadi.scenario.Invocation;
import dev.wadi.scenario.format.ScenarioFormatException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "invoke",
        description = "Send one event through one pipeline, with the settings of run, and print what came of it."
                + " Exit code 1 if a record was refused.")
final class InvokeCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private WadiCommand wadi;

    @Parameters(index = "0", paramLabel = "PIPELINE", description = "A folder of routes/.")
    private String pipeline = "";

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            description =
                    "A scenario, a Lambda event with Records, {\"poll\": [...]} as in a scenario, the data of one record of"
                            + " a stream, or the body of one message of a queue. - for standard input.")
    private Path file = Path.of(STANDARD_INPUT);

    @Option(names = "--local", description = "Against the local cloud; a scenario's tables and hashes are put there.")
    private boolean local;

    @Option(
            names = "--redelivery",
            description =
                    "Keep the identities that the file gives its records (sequence numbers, message ids): what was done"
                            + " with them before is not done again. Without it each invocation is a new event.")
    private boolean redelivery;

    @Override
    public Integer call() throws Exception {
        wadi.quietUnlessVerbose();
        Installation installation = Installation.locate();
        if (!installation.pipelines().contains(pipeline)) {
            throw new ParameterException(
                    spec.commandLine(), "There is no pipeline " + pipeline + " among " + installation.pipelines());
        }
        Invocation.Result result = result(new Invocation(installation, pipeline, event()));
        result.lines().forEach(this::say);
        return result.clean() ? 0 : 1;
    }

    private Invocation.Result result(Invocation invocation) throws Exception {
        try {
            return local ? locally(invocation) : invocation.againstEnvironment(this::say, redelivery);
        } catch (ScenarioFormatException e) {
            throw new ParameterException(spec.commandLine(), file + ": " + e.getMessage(), e);
        }
    }

    private Invocation.Result locally(Invocation invocation) throws Exception {
        LocalEnvironment environment = LocalParts.require(LocalEnvironment.class, spec.commandLine());
        try (LocalEnvironment.Running cloud = environment.startWithoutLimits()) {
            say("writes to a local cloud that ends with this command");
            return invocation.locally(cloud.variables());
        }
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }

    private byte[] event() throws IOException {
        try {
            return file.toString().equals(STANDARD_INPUT) ? System.in.readAllBytes() : Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new ParameterException(spec.commandLine(), "There is no file " + file, e);
        }
    }
}
