package dev.wadi.cli;

import dev.wadi.app.installation.Installation;
import dev.wadi.scenario.format.ScenarioFormatException;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "torture",
        description =
                "Run a pipeline in two processes that are killed, while services go away, shards are split and records"
                        + " come again. What is left must be what one undisturbed process leaves of the same records.",
        footer = {
            "",
            "The records are copies of those in the pipeline's scenarios. Exit code 0 only if nothing was lost, doubled or"
                    + " changed."
        })
final class TortureCommand implements Callable<Integer> {
    /** Short to type again. */
    private static final int SEEDS = 10_000;

    private static final int FEWEST_RECORDS = 100;
    private static final int RECORDS_FOR_A_KILL = 10;

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private WadiCommand wadi;

    @Parameters(paramLabel = "PIPELINE", description = "A folder of routes/.")
    private String pipeline = "";

    @Option(
            names = "--kills",
            paramLabel = "N",
            description = "How often one of the two is killed. Default: ${DEFAULT-VALUE}",
            defaultValue = "5")
    private int kills;

    @Option(
            names = "--records",
            paramLabel = "N",
            description = "How many records come. Default: ${DEFAULT-VALUE}",
            defaultValue = "500")
    private int records;

    @Option(
            names = "--minutes",
            paramLabel = "M",
            description = "Spread it over at least so many minutes. Default: as fast as it goes.",
            defaultValue = "0")
    private int minutes;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description =
                    "An integer that chooses what happens when. Default: another one for each run, which prints it.")
    private Optional<Long> seed = Optional.empty();

    @Override
    public Integer call() throws Exception {
        wadi.quietUnlessVerbose();
        Installation installation = Installation.locate();
        if (!installation.pipelines().contains(pipeline)) {
            throw wrong(
                    "There is no pipeline " + pipeline + ". There is: " + String.join(", ", installation.pipelines()));
        }
        requireAtLeast("--kills", kills, 0);
        requireAtLeast("--minutes", minutes, 0);
        requireAtLeast("--records", records, Math.max(FEWEST_RECORDS, RECORDS_FOR_A_KILL * kills));
        Torture torture = LocalParts.require(Torture.class, spec.commandLine());
        Torture.Plan plan = new Torture.Plan(
                records, kills, Duration.ofMinutes(minutes), seed.orElseGet(() -> (long) new Random().nextInt(SEEDS)));
        try {
            return torture.run(installation, pipeline, plan, spec.commandLine().getOut()) ? 0 : 1;
        } catch (ScenarioFormatException e) {
            throw wrong(e.getMessage());
        }
    }

    private void requireAtLeast(String option, int value, int least) {
        if (value < least) {
            throw wrong(option + " must be at least " + least
                    + (option.equals("--records") ? ", so that each kill finds some" : "") + ", not " + value);
        }
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
