package dev.wadi.cli;

import dev.wadi.app.installation.Installation;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "bench",
        description =
                "Measure a pipeline against the same job written by hand, and print the ratio; or the source by itself.")
final class BenchCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "BENCHMARK",
            description = "One of: ${COMPLETION-CANDIDATES}",
            completionCandidates = Names.class)
    private String name;

    static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Names() {
            super(LocalParts.all(Benchmark.class).map(Benchmark::name).sorted().toList());
            if (isEmpty()) {
                add("none without lib-local/");
            }
        }
    }

    @Override
    public Integer call() throws Exception {
        LocalParts.require(Benchmark.class, spec.commandLine());
        Benchmark benchmark = LocalParts.all(Benchmark.class)
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "There is no benchmark " + name + ". There are: " + String.join(", ", new Names())));
        benchmark.run(Installation.locate(), spec.commandLine().getOut());
        return 0;
    }
}
