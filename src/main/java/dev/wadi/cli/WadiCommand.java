package dev.wadi.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.app.Logging;
import dev.wadi.app.StartFailure;
import dev.wadi.app.installation.Installation;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** All commands. Exit codes: 0 fine, 1 the work failed, 2 wrong use or settings. */
@Command(
        name = "wadi",
        description = "Runs AWS data pipelines as Apache Camel routes that people edit as YAML.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            NewCommand.class,
            TestCommand.class,
            TortureCommand.class,
            InvokeCommand.class,
            ReconcileCommand.class,
            LocalCommand.class,
            ShowCommand.class,
            SweepCommand.class,
            BenchCommand.class
        })
public final class WadiCommand {

    @Option(names = "--verbose", description = "With a stack trace where something fails.", scope = ScopeType.INHERIT)
    private boolean verbose;

    private final BufferedReader answers;

    private WadiCommand(Reader answers) {
        this.answers = new BufferedReader(answers);
    }

    public static int execute(String... arguments) {
        return execute(new InputStreamReader(System.in, UTF_8), printer(System.out), printer(System.err), arguments);
    }

    /** In UTF-8 whatever the machine's locale is: in a container there is mostly none, and Java would print question marks. */
    private static PrintWriter printer(PrintStream stream) {
        return new PrintWriter(stream, true, UTF_8);
    }

    /** With other places for what it prints, and nobody to answer. */
    static int execute(PrintWriter out, PrintWriter err, String... arguments) {
        return execute(Reader.nullReader(), out, err, arguments);
    }

    /** With another place for what a person answers. */
    static int execute(Reader answers, PrintWriter out, PrintWriter err, String... arguments) {
        return execute(new CommandLine(new WadiCommand(answers)).setOut(out).setErr(err), arguments);
    }

    private static int execute(CommandLine line, String... arguments) {
        WadiCommand wadi = line.getCommand();
        return line.setExecutionExceptionHandler((fault, command, parsed) -> wadi.report(fault, command.getErr()))
                .execute(arguments);
    }

    /** What a person answers to a question. */
    BufferedReader answers() {
        return answers;
    }

    /** For commands whose own lines are what matters: the log stays silent, unless the user wants to see it. */
    void quietUnlessVerbose() {
        if (!verbose) {
            Logging.pin("ERROR");
        }
    }

    /** What a pipeline could not do, in its own words. */
    int failed(Exception fault, PrintWriter err) {
        print(List.of(String.valueOf(fault.getMessage())), fault, err);
        return 1;
    }

    private int report(Exception fault, PrintWriter err) {
        StartFailure failure = StartFailure.explain(fault, Installation.here());
        print(failure.lines(), fault, err);
        return failure.settings() ? 2 : 1;
    }

    private void print(List<String> lines, Exception fault, PrintWriter err) {
        lines.forEach(line -> err.println("wadi: " + line));
        if (verbose) {
            fault.printStackTrace(err);
        }
        err.flush();
    }
}
