package dev.wadi.cli;

import dev.wadi.runtime.ApplicationPlan;
import dev.wadi.runtime.Installation;
import dev.wadi.runtime.WadiApplication;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "run", description = "Run pipelines against the environment, until stopped.")
final class RunCommand implements Callable<Integer> {

    @Parameters(paramLabel = "PIPELINE", description = "Folders of routes/. Default: all.", arity = "0..*")
    private List<String> pipelines = List.of();

    @Override
    public Integer call() throws Exception {
        Installation installation = Installation.locate();
        ApplicationPlan plan =
                ApplicationPlan.of(installation, pipelines.isEmpty() ? installation.pipelines() : pipelines);
        WadiApplication.run(plan);
        return 0;
    }
}
