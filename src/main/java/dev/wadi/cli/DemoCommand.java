package dev.wadi.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        description = "Run every pipeline on this machine with sample data, and count what came out.",
        footer = {"", "Needs no Docker, no AWS account and no other service. Exit code 0 only if all counts are right."
        })
final class DemoCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--keep-running", description = "Leave it up at the end, with Hawtio, until stopped.")
    private boolean keepRunning;

    @Override
    public Integer call() throws Exception {
        Demo demo = LocalParts.require(Demo.class, spec.commandLine());
        return demo.run(keepRunning, spec.commandLine().getOut()) ? 0 : 1;
    }
}
