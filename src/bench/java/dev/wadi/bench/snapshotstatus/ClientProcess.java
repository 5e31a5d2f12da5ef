package dev.wadi.bench.snapshotstatus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.util.Map;

/** A {@link Contender} that was started. */
final class ClientProcess implements AutoCloseable {
    private final String queueUrl;
    private final Process process;
    private final PrintWriter in;
    private final BufferedReader out;

    /**
     * What became of the messages of one turn.
     *
     * @param processorMillis of the client, for each message
     */
    record Figures(double perSecond, double processorMillis, double calls, double writeUnits, double readUnits) {}

    ClientProcess(Contender contender, String queueUrl, Map<String, String> environment) throws IOException {
        this.queueUrl = queueUrl;
        ProcessBuilder client = new ProcessBuilder(contender.command(queueUrl)).redirectError(Redirect.INHERIT);
        client.environment().putAll(environment);
        process = client.start();
        in = new PrintWriter(process.outputWriter(UTF_8), true);
        out = process.inputReader(UTF_8);
    }

    String queueUrl() {
        return queueUrl;
    }

    Figures work(int messages, int run) throws IOException {
        in.println(messages + " " + run);
        String line = out.readLine();
        if (line == null) {
            throw new IllegalStateException("The client has ended");
        }
        String[] figures = line.split(" ", -1);
        return new Figures(
                messages / (Long.parseLong(figures[0]) / 1e9),
                Long.parseLong(figures[1]) / 1e6 / messages,
                Double.parseDouble(figures[2]) / messages,
                Double.parseDouble(figures[3]) / messages,
                Double.parseDouble(figures[4]) / messages);
    }

    @Override
    public void close() {
        in.close();
        process.destroy();
    }
}
