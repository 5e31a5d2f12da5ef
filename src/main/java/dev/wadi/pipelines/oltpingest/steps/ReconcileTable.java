package dev.wadi.pipelines.oltpingest.steps;

import dev.wadi.delivery.OperatorRun;
import dev.wadi.delivery.RouteBean;
import dev.wadi.pipelines.oltpingest.IngestException;
import dev.wadi.pipelines.oltpingest.TableState;
import dev.wadi.pipelines.oltpingest.TimeRange;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code wadi reconcile oltp-ingest TABLE FROM TO}: the versions of rows in this range that no object has, in objects of their own. The timestamp of the table stays where it is. No step of
 * the route; the steps' own work is done once more.
 */
public class ReconcileTable implements OperatorRun, RouteBean {
    private static final int ARGUMENTS = 3;

    private String pipeline;
    private List<String> tables = List.of();
    private IngestTask task;

    @Override
    public void init() {
        RouteBean.require(this, "pipeline", pipeline);
        RouteBean.require(this, "task", task);
    }

    @Override
    public String run(List<String> arguments) {
        if (arguments.size() != ARGUMENTS) {
            throw new IllegalArgumentException(
                    "There must be " + ARGUMENTS + " arguments, " + parameters() + ", not " + arguments.size());
        }
        String table = arguments.get(0);
        TimeRange range = TimeRange.parse(arguments.get(1), arguments.get(2));
        try (TableWork work = new TableWork(TableRequest.ofRange(table, range, task))) {
            requireConfigured(table);
            reconcile(work, table);
            return text(table, work.totals()) + later(range, work.state());
        } catch (Exception e) {
            throw new IllegalStateException(TableFailure.of(table, command(), e).text(), e);
        }
    }

    private void requireConfigured(String table) {
        if (!tables.contains(table)) {
            throw new IngestException(
                    "unknown-table",
                    "the table " + table + " is not among those of oltp-ingest.tables, " + tables
                            + ". Write one of these, or add it to that setting");
        }
    }

    private static void reconcile(TableWork work, String table) throws Exception {
        work.lock();
        if (work.isSkipped()) {
            throw new IngestException(
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

    private static String later(TimeRange range, Optional<TableState> state) {
        return state.flatMap(TableState::watermark)
                .filter(range.to()::isAfter)
                .map(watermark -> "\nRows later than " + watermark + " are left to the next run of the table")
                .orElse("");
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

    /** Those that are ingested, separated by commas. */
    public void setTables(String tables) {
        this.tables = Arrays.stream(tables.split(",", -1)).map(String::strip).toList();
    }

    public void setTask(IngestTask task) {
        this.task = task;
    }
}
