package dev.wadi.cli;

import dev.wadi.app.installation.Installation;
import dev.wadi.scenario.Invocation;
import dev.wadi.scenario.format.ScenarioFormatException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
            description = "A scenario, a Lambda event with Records, {\"poll\": [...]} as in a scenario, the data of one"
                    + " record of a stream, or the body of one message of a queue. - for standard input.")
    private Path file = Path.of(STANDARD_INPUT);

    @Option(names = "--local", description = "Against the local cloud; a scenario's tables and hashes are put there.")
    private boolean local;

    @Option(
            names = "--redelivery",
            description =
                    "Keep the identities that the file gives its records (sequence numbers, message ids): what was done"
                            + " with them before is not done again. Without it each invocation is a new event.")
    private boolean redelivery;

    @Option(
            names = "--put",
            paramLabel = "KEY=FILE",
            description = "With --local: put this file into the bucket that the pipeline reads, before the event."
                    + " May be repeated.")
    private List<String> objects = List.of();

    @Option(
            names = "--explain",
            description = "Also show what steps work out on the way, such as the tables of a statistic.")
    private boolean explain;

    @Override
    public Integer call() throws Exception {
        wadi.quietUnlessVerbose();
        Installation installation = Installation.locate();
        if (!installation.pipelines().contains(pipeline)) {
            throw new ParameterException(
                    spec.commandLine(), "There is no pipeline " + pipeline + " among " + installation.pipelines());
        }
        if (!objects.isEmpty() && !local) {
            throw new ParameterException(
                    spec.commandLine(), "--put puts objects into the local cloud only: add --local");
        }
        Invocation invocation = new Invocation(installation, pipeline, event()).withObjects(objects());
        Invocation.Result result = result(explain ? invocation.explained() : invocation);
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
        return file.toString().equals(STANDARD_INPUT) ? System.in.readAllBytes() : read(file);
    }

    private Map<String, byte[]> objects() throws IOException {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        for (String object : objects) {
            int end = endOfKey(object);
            if (end < 1) {
                throw new ParameterException(spec.commandLine(), "--put " + object + ": write --put KEY=FILE");
            }
            contents.put(object.substring(0, end), read(Path.of(object.substring(end + 1))));
        }
        return contents;
    }

    /** A key may have an = in it, as in edition=20200330, and so may the name of a file: the shortest name of one that is there. */
    static int endOfKey(String object) {
        int last = object.lastIndexOf('=');
        for (int end = last; end > 0; end = object.lastIndexOf('=', end - 1)) {
            if (Files.exists(Path.of(object.substring(end + 1)))) {
                return end;
            }
        }
        return last;
    }

    private byte[] read(Path there) throws IOException {
        try {
            return Files.readAllBytes(there);
        } catch (NoSuchFileException e) {
            throw new ParameterException(spec.commandLine(), "There is no file " + there, e);
        }
    }
}
