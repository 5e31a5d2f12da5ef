package dev.wadi.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "local",
        description = "Run the local cloud alone, until stopped, and print how to point the aws CLI and SDKs at it.",
        footer = {
            "",
            "For demo, tests and development only: it checks no credentials and forgets everything at the end."
        })
final class LocalCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        LocalEnvironment local = LocalParts.require(LocalEnvironment.class, spec.commandLine());
        PrintWriter out = spec.commandLine().getOut();
        try (LocalEnvironment.Running cloud = local.start()) {
            cloud.variables().forEach((name, value) -> out.println("export " + name + "=" + value));
            out.println("# up; stop with Ctrl-C");
            out.flush();
            new CountDownLatch(1).await();
        }
        return 0;
    }
}
