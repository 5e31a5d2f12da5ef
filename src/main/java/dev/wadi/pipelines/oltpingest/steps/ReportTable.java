package dev.wadi.pipelines.oltpingest.steps;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.GivesOutcomes;
import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.Outcome;
import dev.wadi.delivery.RouteBean;
import dev.wadi.delivery.WorkRecords;
import dev.wadi.edge.aws.AwsClients;
import dev.wadi.pipelines.oltpingest.IngestAlert;
import dev.wadi.pipelines.oltpingest.ObjectName;
import dev.wadi.pipelines.oltpingest.TableOutcome;
import dev.wadi.pipelines.oltpingest.TableState;
import dev.wadi.pipelines.oltpingest.Watermark;
import dev.wadi.pipelines.oltpingest.store.AlertTopic;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * Step {@code report-table}, per table: its record in the log, its outcome, and an alert where it failed and no attempt is left. Where one is left, its schedule gives it again.
 */
@GivesOutcomes(TableOutcome.class)
public class ReportTable implements Processor, RouteBean {
    private static final Logger LOG = LoggerFactory.getLogger("dev.wadi.pipelines.oltpingest");
    private static final ObjectMapper JSON = new ObjectMapper();

    private String alertTopic = "";
    private String system = "totesys";
    private String environment;
    private AlertTopic topic;

    @Override
    public void init() {
        RouteBean.require(this, "environment", environment);
        topic = new AlertTopic(alertTopic);
    }

    @Override
    public void process(Exchange exchange) throws JsonProcessingException {
        TableRun run = exchange.getMessage().getBody(TableRun.class);
        if (run.isUnfinished()) {
            run.failed(
                    "report-table",
                    new IllegalStateException("the table is not finished. Look for steps that were removed from the"
                            + " loop of the route, or for the loop itself"));
        }
        run.close();
        TableFailure failure = run.failure()
                .map(fault -> TableFailure.of(run.table(), run.failedStep(), fault))
                .orElse(null);
        if (failure != null && (run.isStopped() || !(failure.permanent() || run.isLastAttempt()))) {
            // what a stop cuts off is no failure
            LOG.atLevel(run.isStopped() ? Level.INFO : Level.WARN).log("{}, attempt {}", failure.text(), run.attempt());
            throw new HoldException(failure.text(), run.failure().orElseThrow());
        }
        TableOutcome outcome = outcome(run, failure);
        Map<String, Object> record = record(run, outcome, failure);
        run.warnings().forEach(warning -> LOG.warn("{}: {} {}", run.table(), warning.code(), warning.details()));
        LOG.info("{}", JSON.writeValueAsString(record));
        for (WorkRecords observer : exchange.getContext().getRegistry().findByType(WorkRecords.class)) {
            observer.written(record);
        }
        if (failure != null) {
            topic.publish(AwsClients.client(exchange.getContext(), SnsClient.class), alert(run, record, failure));
        }
        BatchAccount.of(exchange).done(run.record(), Outcome.of(outcome));
    }

    private static TableOutcome outcome(TableRun run, TableFailure failure) {
        if (failure != null) {
            return TableOutcome.failed;
        }
        if (run.isSkipped()) {
            return TableOutcome.already_running;
        }
        return run.rows() > 0 ? TableOutcome.ingested : TableOutcome.no_new_data;
    }

    /** Spec section 7. */
    private static Map<String, Object> record(TableRun run, TableOutcome outcome, TableFailure failure) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("event", "table_ingested");
        record.put("table", run.table());
        record.put("status", outcome.name());
        record.put("rows", run.rows());
        record.put("bytes", run.bytes());
        record.put("key", run.lastObject().map(ObjectName::key).orElse(null));
        record.put("id", run.state().map(TableState::id).orElse(null));
        record.put(
                "timestamp",
                run.state()
                        .flatMap(TableState::watermark)
                        .map(Watermark::parameter)
                        .orElse(null));
        record.put("attempt", run.attempt());
        record.put(
                "warnings",
                run.warnings().stream()
                        .map(warning -> warning.fields(run.table()))
                        .toList());
        if (failure != null) {
            record.put("error", failure.code());
        }
        record.put("started_at", run.startedAt().toString());
        record.put("finished_at", run.now().toString());
        return record;
    }

    private IngestAlert alert(TableRun run, Map<String, Object> record, TableFailure failure) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("status", "failed");
        fields.put("step", run.failedStep());
        fields.put("table", run.table());
        fields.put("key", record.get("key"));
        fields.put("error", failure.text());
        fields.put("attempts", run.attempt());
        fields.put("rows read", run.rows());
        fields.put("rows written", run.rows());
        fields.put("rows rejected", 0);
        fields.put("reject object key", null);
        fields.put("first time", record.get("started_at"));
        fields.put("last time", record.get("finished_at"));
        long next = run.state().map(state -> state.id() + 1).orElse(0L);
        return IngestAlert.of(system, environment, run.table(), next, fields);
    }

    /** The ARN of the topic for alerts; empty for none. */
    public void setAlertTopic(String alertTopic) {
        this.alertTopic = alertTopic;
    }

    /** What the subject of an alert begins with. */
    public void setSystem(String system) {
        this.system = system;
    }

    /** Stands in the subject of an alert. */
    public void setEnvironment(String environment) {
        this.environment = environment;
    }
}
