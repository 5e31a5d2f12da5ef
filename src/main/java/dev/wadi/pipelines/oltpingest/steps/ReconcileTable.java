package dev.wadi.pipelines.oltpingest.steps;

import dev.wadi.delivery.OperatorRun;
import dev.wadi.pipelines.oltpingest.IngestException;
import dev.wadi.pipelines.oltpingest.TimeRange;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code wadi reconcile oltp-ingest TABLE FROM TO}: the versions of rows in this range that no object has, in objects of their own. The timestamp of the table stays where it is. No step of
 * the route; the steps' own work is done once more.
 */
public class ReconcileTable implements OperatorRun {
    private static final int ARGUMENTS = 3;

    private String pipeline;
    private IngestTask task;

    @Override
    public String run(List<String> arguments) throws Exception {
        if (arguments.size() != ARGUMENTS) {
            throw new IllegalArgumentException(arguments.size() + " arguments are not " + ARGUMENTS);
        }
        String table = arguments.get(0);
        TimeRange range = TimeRange.parse(arguments.get(1), arguments.get(2));
        try (TableWork work = new TableWork(TableRequest.ofRange(table, range, task))) {
            reconcile(work, table);
            return text(table, work.totals());
        } catch (IngestException e) {
            throw e;
        } catch (Exception e) {
            throw TableFailure.of(table, pipeline, e).asException(e);
        }
    }

    private static void reconcile(TableWork work, String table) throws Exception {
        work.lock();
        if (work.isSkipped()) {
            throw IngestException.permanent(
                    "already-running", "an instance is at work on the table " + table + ". Try again later");
        }
        while (work.isUnfinished()) {
            work.findState();
            work.select();
            work.read();
            work.put();
            work.saveTimestamp();
            work.saveId();
        }
    }

    private static String text(String table, TableTotals totals) {
        String written = totals.lastObject()
                .map(object -> ", the last of them is in " + object.key())
                .orElse("");
        String warnings = totals.warnings().stream()
                .map(warning -> "\nwarning " + warning.code() + " " + warning.details())
                .collect(Collectors.joining());
        return table + ": " + totals.rows() + " rows were missing" + written + warnings;
    }

    @Override
    public String pipeline() {
        return pipeline;
    }

    @Override
    public String command() {
        return "reconcile";
    }

    @Override
    public String parameters() {
        return "TABLE FROM TO";
    }

    public void setPipeline(String pipeline) {
        this.pipeline = pipeline;
    }

    public void setTask(IngestTask task) {
        this.task = task;
    }
}
