package dev.wadi.cli;

import dev.wadi.app.ApplicationPlan;
import dev.wadi.app.WadiApplication;
import dev.wadi.app.installation.Installation;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "run", description = "Run pipelines against the environment, until stopped.")
final class RunCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "PIPELINE",
            description = "Folders of routes/. Default: all whose source is set.",
            arity = "0..*")
    private List<String> pipelines = List.of();

    @Override
    public Integer call() throws Exception {
        Installation installation = Installation.locate();
        for (String pipeline : pipelines) {
            if (!installation.pipelines().contains(pipeline)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "There is no pipeline " + pipeline + " in " + installation.routes() + ". There is: "
                                + String.join(", ", installation.pipelines()));
            }
        }
        WadiApplication.run(
                pipelines.isEmpty()
                        ? ApplicationPlan.ofConfigured(installation, System.getenv())
                        : ApplicationPlan.of(installation, pipelines));
        return 0;
    }
}
