package dev.wadi.blocks.database;

import dev.wadi.blocks.BlockEndpoint;
import dev.wadi.blocks.BlockReason;
import dev.wadi.blocks.ValuePlace;
import dev.wadi.edge.jdbc.Database;
import dev.wadi.settings.ByteSize;
import dev.wadi.settings.SettingException;
import dev.wadi.settings.TimeSpan;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Category;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;

/**
 * Read rows of a PostgreSQL database for each record.
 *
 * <p>The rows become the body, as JSON Lines in a file, or a list in a header or field. Values of records reach the query as placeholders alone. All records of
 * a poll read in one transaction, and see one state of the database.
 */
@UriEndpoint(
        firstVersion = "0.2.0",
        scheme = "database-read",
        title = "Read from a database",
        syntax = "database-read:settings",
        producerOnly = true,
        category = {Category.DATABASE})
public class DatabaseReadEndpoint extends BlockEndpoint {
    private static final long MOST_ROWS = 100_000_000;

    @UriPath(
            description = "Prefix of the settings with the connection: with orders it is orders.database-url and"
                    + " orders.database-secret.")
    @Metadata(required = true)
    private final String settings;

    @UriParam(
            label = "producer",
            description = "One SELECT, the same for all records; :#NAME stands for a value. Required.")
    @Metadata(required = true)
    private String query;

    @UriParam(
            label = "producer",
            prefix = "value.",
            multiValue = true,
            description = "What stands for :#NAME: value.day with ${body[day]}.")
    private Map<String, Object> valueValues = new TreeMap<>();

    @UriParam(
            label = "producer",
            description = "Where the rows are put as a list: header.NAME, or body[FIELD] where the body has fields. Not"
                    + " set: the rows are the body, as JSON Lines.")
    private String into;

    @UriParam(
            label = "producer",
            defaultValue = "pass",
            enums = "pass,filter,refuse",
            description = "What becomes of a record whose query gives no row: pass lets it go on with none, filter ends"
                    + " it as filtered, refuse sends it to the dead-letter queue as not_found.")
    private String onEmpty = "pass";

    @UriParam(
            label = "producer",
            defaultValue = "10000",
            description = "Most rows, 1 to 100000000. More are refused as too_many_rows.")
    private long maxRows = 10_000;

    @UriParam(
            label = "producer",
            defaultValue = "50MiB",
            description =
                    "Largest size of the rows as JSON Lines, in bytes or with a unit such as 1GiB. More is refused"
                            + " as too_large.")
    private String maxSize = "50MiB";

    @UriParam(
            label = "producer",
            defaultValue = "1m",
            description = "Longest time of one statement, such as 30s. The server cancels what lasts longer.")
    private String statementTimeout = "1m";

    @UriParam(
            label = "producer",
            description = "The reason of records that get no rows. Where it is not set, each cause has its own. A"
                    + " missing field keeps missing_field.")
    private String reason;

    public DatabaseReadEndpoint(String uri, DatabaseReadComponent component, String settings) {
        super(uri, component);
        this.settings = settings;
    }

    @Override
    public Producer createProducer() {
        if (maxRows < 1 || maxRows > MOST_ROWS) {
            throw new IllegalArgumentException("Option maxRows is " + maxRows + ". Write 1 to " + MOST_ROWS);
        }
        return new DatabaseReadProducer(
                this,
                RecordQuery.compile(query, valueValues, this::expression),
                new RowsForm(into == null ? null : ValuePlace.parse("into", into), maxRows, ByteSize.parse(maxSize)),
                OnEmpty.of(onEmpty),
                reason == null ? null : new BlockReason(reason));
    }

    @Override
    public void check(String route) {
        check();
        database();
    }

    /** @throws SettingException if the settings name none */
    Database database() {
        String url = value("database-url");
        if (url.isEmpty()) {
            throw new SettingException(
                    urlSetting(),
                    "is not set (URL of the database). Declare it in the settings of the pipeline as [database read]",
                    urlSetting() + "=jdbc:postgresql://db.example.com:5432/shop");
        }
        return new Database(getCamelContext(), url, value("database-secret"), TimeSpan.ofSeconds(statementTimeout));
    }

    private String value(String name) {
        return getCamelContext()
                .resolvePropertyPlaceholders("{{" + settings + "." + name + ":}}")
                .strip();
    }

    String urlSetting() {
        return settings + ".database-url";
    }

    public String getSettings() {
        return settings;
    }

    public String getQuery() {
        return query;
    }

    public void setQuery(String query) {
        this.query = query;
    }

    public Map<String, Object> getValueValues() {
        return valueValues;
    }

    public void setValueValues(Map<String, Object> valueValues) {
        this.valueValues = valueValues;
    }

    public String getInto() {
        return into;
    }

    public void setInto(String into) {
        this.into = into;
    }

    public String getOnEmpty() {
        return onEmpty;
    }

    public void setOnEmpty(String onEmpty) {
        this.onEmpty = onEmpty;
    }

    public long getMaxRows() {
        return maxRows;
    }

    public void setMaxRows(long maxRows) {
        this.maxRows = maxRows;
    }

    public String getMaxSize() {
        return maxSize;
    }

    public void setMaxSize(String maxSize) {
        this.maxSize = maxSize;
    }

    public String getStatementTimeout() {
        return statementTimeout;
    }

    public void setStatementTimeout(String statementTimeout) {
        this.statementTimeout = statementTimeout;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
