package dev.wadi.cli;

import dev.wadi.app.ApplicationPlan;
import dev.wadi.app.WadiApplication;
import dev.wadi.app.installation.Installation;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "sweep",
        description = "Find what a pipeline was never told of, and tell its queue, with the settings of run."
                + " The instances that run process it.")
final class SweepCommand implements Callable<Integer> {
    @ParentCommand
    private WadiCommand wadi;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PIPELINE", description = "A folder of routes/.")
    private String pipeline = "";

    @Override
    public Integer call() throws Exception {
        wadi.quietUnlessVerbose();
        Installation installation = Installation.locate();
        if (!installation.pipelines().contains(pipeline)) {
            throw new ParameterException(
                    spec.commandLine(), "There is no pipeline " + pipeline + " among " + installation.pipelines());
        }
        PrintWriter out = spec.commandLine().getOut();
        ApplicationPlan plan = ApplicationPlan.of(installation, List.of(pipeline))
                .withInjectedInput()
                .withSettings(Map.of("camel.management.enabled", "false", "wadi.reload", "false"));
        try (WadiApplication application = WadiApplication.start(plan)) {
            return sweep(application, out);
        }
    }

    private int sweep(WadiApplication application, PrintWriter out) {
        OptionalInt told;
        try {
            told = application.sweep(pipeline, line -> {
                out.println(line);
                out.flush();
            });
        } catch (IOException e) {
            return wadi.failed(e, spec.commandLine().getErr());
        }
        if (told.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), pipeline + " has nothing to sweep: no bean of its route file does that");
        }
        out.println(told.getAsInt() + " objects were told to the queue of " + pipeline);
        return 0;
    }
}
