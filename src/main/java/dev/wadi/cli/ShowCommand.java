package dev.wadi.cli;

import dev.wadi.edge.parquet.ParquetDocument;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "show",
        description = "Print what a file holds that no editor opens.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = ShowCommand.Parquet.class)
final class ShowCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to show, such as: wadi show parquet FILE");
    }

    @Command(
            name = "parquet",
            description = "Print schema, footer and first rows of a Parquet file, a row as JSON on a line.")
    static final class Parquet implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Parameters(index = "0", paramLabel = "FILE", description = "A file of this machine.")
        private String name = "";

        @Option(names = "--rows", paramLabel = "N", description = "How many rows. Default: ${DEFAULT-VALUE}.")
        private long rows = 10;

        @Override
        public Integer call() throws IOException {
            if (name.startsWith("s3://")) {
                throw new ParameterException(
                        spec.commandLine(),
                        name + " is no file of this machine. Fetch it first, for example: aws s3 cp " + name + " .");
            }
            Path file = Path.of(name);
            if (!Files.isRegularFile(file)) {
                throw new ParameterException(
                        spec.commandLine(),
                        Files.isDirectory(file)
                                ? file + " is a folder. Write one of its files."
                                : "There is no file " + file + ".");
            }
            if (rows < 0) {
                throw new ParameterException(spec.commandLine(), "--rows is " + rows + "; write 0 or more.");
            }
            PrintWriter out = spec.commandLine().getOut();
            try {
                ParquetDocument document = ParquetDocument.open(file);
                out.print(document.schema());
                document.metadata().forEach((key, value) -> out.println(key + " = " + value));
                out.println(document.rows() + " rows");
                document.first(rows).forEach(out::println);
                out.flush();
                return 0;
            } catch (IOException | RuntimeException e) {
                // parquet names the object that it reads from, not the file
                String why = String.valueOf(e.getMessage()).replaceAll("\\S*InputFile@\\w+", "it");
                spec.commandLine()
                        .getErr()
                        .println(file + " cannot be read as Parquet: " + why
                                + ". Was it written, or copied, to its end?");
                return 1;
            }
        }
    }
}
