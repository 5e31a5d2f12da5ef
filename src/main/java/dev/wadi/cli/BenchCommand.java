package dev.wadi.cli;

import dev.wadi.app.installation.Installation;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeSet;
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
            super(LocalParts.find(Benchmarks.class)
                    .map(found -> new TreeSet<>(found.byName().keySet()))
                    .orElseGet(TreeSet::new));
            if (isEmpty()) {
                add("none without lib-local/");
            }
        }
    }

    @Override
    public Integer call() throws Exception {
        Map<String, Benchmark> all =
                LocalParts.require(Benchmarks.class, spec.commandLine()).byName();
        Benchmark benchmark = all.get(name);
        if (benchmark == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "There is no benchmark " + name + ". There are: " + String.join(", ", new TreeSet<>(all.keySet())));
        }
        benchmark.run(Installation.locate(), spec.commandLine().getOut());
        return 0;
    }
}
