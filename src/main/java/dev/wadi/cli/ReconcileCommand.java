package dev.wadi.cli;

import dev.wadi.app.ApplicationPlan;
import dev.wadi.app.WadiApplication;
import dev.wadi.app.installation.Installation;
import dev.wadi.delivery.OperatorRun;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "reconcile",
        description =
                "Find what a pipeline has missed in a range of its data, and bring it in, with the settings of run.")
final class ReconcileCommand implements Callable<Integer> {
    private static final String COMMAND = "reconcile";

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private WadiCommand wadi;

    @Parameters(index = "0", paramLabel = "PIPELINE", description = "A folder of routes/.")
    private String pipeline = "";

    @Parameters(
            index = "1..*",
            paramLabel = "ARGUMENT",
            description = "What the pipeline asks for, mostly what it is about, and a range.")
    private List<String> arguments = List.of();

    @Override
    public Integer call() throws Exception {
        wadi.quietUnlessVerbose();
        Installation installation = Installation.locate();
        if (!installation.pipelines().contains(pipeline)) {
            throw new ParameterException(
                    spec.commandLine(), "There is no pipeline " + pipeline + " among " + installation.pipelines());
        }
        PrintWriter out = spec.commandLine().getOut();
        MovingLine progress = new MovingLine(out);
        ApplicationPlan plan = ApplicationPlan.of(installation, List.of(pipeline))
                .withInjectedInput()
                .withSettings(Map.of("camel.management.enabled", "false", "wadi.reload", "false"))
                .withBean("commandProgress", progress.lines());
        try (WadiApplication application = WadiApplication.start(plan)) {
            OperatorRun run = application.context().getRegistry().findByType(OperatorRun.class).stream()
                    .filter(one ->
                            one.pipeline().equals(pipeline) && one.command().equals(COMMAND))
                    .findFirst()
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(), pipeline + " has nothing that could be reconciled"));
            try {
                String done = run.run(arguments);
                progress.end();
                out.println(done);
                out.flush();
                return 0;
            } catch (IllegalArgumentException e) {
                throw new ParameterException(
                        spec.commandLine(),
                        e.getMessage() + ". Write wadi reconcile " + pipeline + " " + run.parameters(),
                        e);
            } catch (Exception e) {
                progress.end();
                return wadi.failed(e, spec.commandLine().getErr());
            }
        }
    }
}
