package dev.wadi.pipelines.oltpingest.steps;

import dev.wadi.delivery.ProcessingClock;
import dev.wadi.delivery.ProgressLines;
import dev.wadi.delivery.RouteBean;
import dev.wadi.edge.aws.AwsClients;
import dev.wadi.edge.jdbc.Database;
import dev.wadi.edge.s3.Bucket;
import dev.wadi.pipelines.oltpingest.IngestRules;
import dev.wadi.pipelines.oltpingest.Watermark;
import dev.wadi.pipelines.oltpingest.store.DeliveredVersions;
import dev.wadi.pipelines.oltpingest.store.IngestBucket;
import dev.wadi.pipelines.oltpingest.store.IngestParameters;
import dev.wadi.pipelines.oltpingest.store.RowCursor;
import dev.wadi.pipelines.oltpingest.store.RowQuery;
import dev.wadi.pipelines.oltpingest.store.SourceTable;
import dev.wadi.settings.TimeSpan;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.ssm.SsmClient;

/** What the steps have in common: where the tables are, where they go, and by which rules. */
public class IngestTask implements RouteBean, CamelContextAware {
    private static final Logger LOG = LoggerFactory.getLogger("dev.wadi.pipelines.oltpingest");

    private CamelContext camelContext;
    private String databaseUrl;
    private String databaseSecret = "";
    private String statementTimeout = "10m";
    private String bucket;
    private String environment;
    private String timestampParameter;
    private String idParameter;
    private String watermark;
    private String overlap;
    private int maxRows;
    private IngestRules rules;
    private Duration longestStatement;
    private Clock clock;
    private final Map<String, DeliveredVersions> delivered = new ConcurrentHashMap<>();
    /** By table. */
    private final Map<String, TableRun> open = new ConcurrentHashMap<>();

    @Override
    public void init() {
        RouteBean.require(this, "databaseUrl", databaseUrl);
        RouteBean.require(this, "bucket", bucket);
        RouteBean.require(this, "environment", environment);
        RouteBean.require(this, "watermark", watermark);
        RouteBean.require(this, "overlap", overlap);
        RouteBean.require(this, "timestampParameter", timestampParameter);
        RouteBean.require(this, "idParameter", idParameter);
        clock = ProcessingClock.of(camelContext);
        longestStatement = TimeSpan.ofSeconds(statementTimeout);
        rules = new IngestRules(columns(watermark), TimeSpan.ofSeconds(overlap), maxRows);
        LOG.info(
                "One instance at a time works on a table: it holds an advisory lock of the database as long as the transaction"
                        + " that reads the table. Behind a pooler this needs its session or transaction mode");
    }

    /** Of a list with commas. */
    static List<String> columns(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(column -> !column.isEmpty())
                .toList();
    }

    Clock clock() {
        return clock;
    }

    IngestRules rules() {
        return rules;
    }

    Database database() {
        return new Database(camelContext, databaseUrl, databaseSecret, longestStatement);
    }

    /**
     * The rows that may be new.
     *
     * @param from empty for a first run
     * @param to of a range, of which both ends are included; empty for all rows since then
     * @param cancelling gets what ends the query from another thread
     */
    RowCursor query(
            Connection connection,
            SourceTable table,
            Optional<Watermark> from,
            Optional<Watermark> to,
            Consumer<Runnable> cancelling)
            throws SQLException {
        RowQuery query = from.isPresent()
                ? since(table, from.get(), to)
                : RowQuery.all(table, rules.watermarks(), table.hasMoreRows(connection, rules.maxRows()));
        return RowCursor.open(connection, table, query, cancelling);
    }

    private RowQuery since(SourceTable table, Watermark from, Optional<Watermark> to) {
        return RowQuery.since(table, rules.watermarks(), from, to.isPresent() || rules.isInclusive(), to);
    }

    /** How many rows the query will give, as the planner expects. */
    long estimate(Connection connection, SourceTable table, Optional<Watermark> from, Optional<Watermark> to)
            throws SQLException {
        return from.isPresent()
                ? since(table, from.get(), to).estimate(connection)
                : RowQuery.all(table, rules.watermarks(), false).estimate(connection);
    }

    IngestBucket bucket() {
        return new IngestBucket(new Bucket(AwsClients.s3(camelContext), bucket));
    }

    IngestParameters parameters() {
        return new IngestParameters(
                AwsClients.client(camelContext, SsmClient.class), environment, timestampParameter, idParameter);
    }

    /** Of one table, in one attempt. */
    IngestProgress progress() {
        return new IngestProgress(
                camelContext.getRegistry().findSingleByType(MeterRegistry.class), ProgressLines.of(camelContext, LOG));
    }

    DeliveredVersions delivered(String table) {
        return delivered.computeIfAbsent(table, name -> new DeliveredVersions());
    }

    /**
     * A table has one run at a time here. One before it that nobody has ended, as behind a step that works on by itself, is ended now: its lock would keep this table from all that come.
     */
    void begin(TableRun run) {
        TableRun left = open.put(run.table(), run);
        if (left != null) {
            LOG.warn(
                    "{} was still open. Look for a step of the route that works on by itself, such as seda",
                    run.table());
            left.close();
        }
    }

    void end(TableRun run) {
        open.remove(run.table(), run);
    }

    @Override
    public void close() {
        List.copyOf(open.values()).forEach(TableRun::close);
    }

    public void setDatabaseUrl(String databaseUrl) {
        this.databaseUrl = databaseUrl;
    }

    /** A JSON secret with username and password; empty where the URL says it all. */
    public void setDatabaseSecret(String databaseSecret) {
        this.databaseSecret = databaseSecret;
    }

    /** With its unit. */
    public void setStatementTimeout(String statementTimeout) {
        this.statementTimeout = statementTimeout;
    }

    public void setBucket(String bucket) {
        this.bucket = bucket;
    }

    /** Stands in the names of parameters. */
    public void setEnvironment(String environment) {
        this.environment = environment;
    }

    /** Its name, with {env} and {table}. */
    public void setTimestampParameter(String timestampParameter) {
        this.timestampParameter = timestampParameter;
    }

    /** Its name, with {env} and {table}. */
    public void setIdParameter(String idParameter) {
        this.idParameter = idParameter;
    }

    /** Columns, separated by commas. */
    public void setWatermark(String watermark) {
        this.watermark = watermark;
    }

    /** With its unit. */
    public void setOverlap(String overlap) {
        this.overlap = overlap;
    }

    /** Of an object. */
    public void setMaxRows(int maxRows) {
        this.maxRows = maxRows;
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }
}
