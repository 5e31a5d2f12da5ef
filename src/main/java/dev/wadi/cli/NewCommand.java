package dev.wadi.cli;

import dev.wadi.app.installation.Installation;
import dev.wadi.app.installation.PipelineCopy;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "new",
        description = "Make another pipeline like one that is there: two folders, in routes/ and config/.")
final class NewCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "Of the new pipeline, such as parking-events.")
    private String name = "";

    @Option(names = "--like", required = true, paramLabel = "OTHER", description = "The pipeline to begin with.")
    private String like = "";

    @Override
    public Integer call() throws Exception {
        Installation installation = Installation.locate();
        if (!installation.pipelines().contains(like)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "There is no pipeline " + like + ". There is: " + String.join(", ", installation.pipelines()));
        }
        PipelineCopy.problem(installation, like, name).ifPresent(problem -> {
            throw new ParameterException(spec.commandLine(), problem);
        });
        PrintWriter out = spec.commandLine().getOut();
        for (Path file : PipelineCopy.make(installation, like, name)) {
            out.println(installation.home().relativize(file));
        }
        out.println();
        out.println("Its settings are in config/" + name
                + "/settings.properties: where both would write to the same table," + " change the name there.");
        out.println("Next: bin/wadi test routes/" + name);
        out.flush();
        return 0;
    }
}
