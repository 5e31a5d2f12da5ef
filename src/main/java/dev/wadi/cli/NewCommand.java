package dev.wadi.cli;

import dev.wadi.app.installation.Installation;
import dev.wadi.app.installation.PipelineCopy;
import dev.wadi.app.installation.PipelineTemplate;
import dev.wadi.app.installation.PipelineTemplate.Source;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "new",
        description = "Make another pipeline: two folders, in routes/ and config/. Asks for what is not given.")
final class NewCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private WadiCommand wadi;

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "Of the new pipeline, such as parking-events.")
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--from",
            paramLabel = "kinesis|sqs",
            description = "Where its records come from. The new pipeline is made of building blocks.")
    private Optional<Source> from = Optional.empty();

    @Option(names = "--like", paramLabel = "OTHER", description = "Instead of --from: the pipeline to copy.")
    private Optional<String> like = Optional.empty();

    @Override
    public Integer call() throws Exception {
        Installation installation = Installation.locate();
        if (from.isPresent() && like.isPresent()) {
            throw wrong("--from makes a pipeline of building blocks, --like copies one. Write one of them");
        }
        like.filter(other -> !installation.pipelines().contains(other)).ifPresent(other -> {
            throw wrong("There is no pipeline " + other + ". There is: " + String.join(", ", installation.pipelines()));
        });
        String pipeline = name(installation);
        List<Path> written = like.isPresent()
                ? PipelineCopy.make(installation, like.get(), pipeline)
                : PipelineTemplate.make(installation, source(), pipeline);
        tell(installation, pipeline, written);
        return 0;
    }

    private String name(Installation installation) throws IOException {
        Function<String, Optional<String>> problem =
                asked -> like.map(other -> PipelineCopy.problem(installation, other, asked))
                        .orElseGet(() -> PipelineTemplate.problem(installation, asked));
        if (name.isEmpty()) {
            return ask("Name of the new pipeline, such as parking-events", problem);
        }
        problem.apply(name.get()).ifPresent(wrong -> {
            throw wrong(wrong);
        });
        return name.get();
    }

    private Source source() throws IOException {
        return from.isPresent()
                ? from.get()
                : Source.valueOf(ask(
                        "Where its records come from, kinesis or sqs",
                        answer -> Stream.of(Source.values())
                                        .anyMatch(one -> one.name().equals(answer))
                                ? Optional.empty()
                                : Optional.of("Write kinesis, or sqs")));
    }

    /** Until there is an answer without a problem. */
    private String ask(String question, Function<String, Optional<String>> problem) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        while (true) {
            out.print(question + ": ");
            out.flush();
            String answer = wadi.answers().readLine();
            if (answer == null) {
                out.println();
                throw wrong("Nobody answers. Write wadi new NAME --from kinesis, or --from sqs, or --like OTHER");
            }
            Optional<String> wrong = problem.apply(answer.strip());
            if (wrong.isEmpty()) {
                return answer.strip();
            }
            out.println(wrong.get());
        }
    }

    private void tell(Installation installation, String pipeline, List<Path> written) {
        PrintWriter out = spec.commandLine().getOut();
        for (Path file : written) {
            out.println(installation.home().relativize(file));
        }
        out.println();
        if (like.isPresent()) {
            out.println("Its settings are in config/" + pipeline
                    + "/settings.properties: where both would write to the same table, change the name there.");
        } else {
            out.println("Start with routes/" + pipeline + "/README.md.");
        }
        out.println("Next: bin/wadi test routes/" + pipeline);
        out.flush();
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
