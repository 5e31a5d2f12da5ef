package dev.wadi.cli;

import dev.wadi.bench.TurbineStatusBenchmark;
import dev.wadi.runtime.Installation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "bench", description = "Measure a pipeline against the same job written by hand, and print the ratio.")
final class BenchCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PIPELINE", description = "turbine-status")
    private String pipeline;

    @Override
    public Integer call() throws Exception {
        if (!pipeline.equals("turbine-status")) {
            throw new ParameterException(
                    spec.commandLine(), "There is no benchmark of " + pipeline + ". There is: turbine-status");
        }
        LocalParts.require(spec.commandLine());
        new TurbineStatusBenchmark(Installation.locate(), spec.commandLine().getOut()).run();
        return 0;
    }
}
