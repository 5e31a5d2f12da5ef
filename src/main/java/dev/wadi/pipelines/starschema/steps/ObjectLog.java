package dev.wadi.pipelines.starschema.steps;

import dev.wadi.delivery.ProcessingClock;
import dev.wadi.delivery.RouteBean;
import dev.wadi.edge.aws.AwsFaultClassifier;
import dev.wadi.pipelines.starschema.ObjectRecord;
import dev.wadi.pipelines.starschema.object.ObjectCounts;
import dev.wadi.pipelines.starschema.steps.Alerts.Alert;
import dev.wadi.settings.TimeSpan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The record of each object, its warnings, and alerts (spec section 8). The source tries again by itself; somebody is told once, when an object has failed for so
 * long, or at once where waiting is no help.
 */
public class ObjectLog implements RouteBean, CamelContextAware {
    private static final Logger LOG = LoggerFactory.getLogger("dev.wadi.pipelines.starschema");
    /** May not, or a bucket or topic that is not there. */
    private static final Set<Integer> NO_HELP = Set.of(403, 404);

    private final Map<String, Attempts> failing = new ConcurrentHashMap<>();
    private CamelContext camelContext;
    private Alerts alerts;
    private String alertAfter;
    private String name;
    private Duration patience;
    private Clock clock;

    /** @param told whether somebody was told of the failures */
    private record Attempts(int failed, Instant first, boolean told) {}

    @Override
    public void init() {
        RouteBean.require(this, "alerts", alerts);
        RouteBean.require(this, "alertAfter", alertAfter);
        RouteBean.require(this, "name", name);
        patience = TimeSpan.ofSeconds(alertAfter);
        clock = ProcessingClock.of(camelContext);
    }

    Instant now() {
        return clock.instant();
    }

    /** The number of the attempt that begins. */
    int attempt(String key) {
        Attempts attempts = failing.get(key);
        return attempts == null ? 1 : attempts.failed() + 1;
    }

    /** An attempt ended so; the source makes another one. */
    void failed(String key, String step, Exception fault) {
        Instant now = now();
        Attempts attempts = failing.merge(
                key,
                new Attempts(1, now, false),
                (old, first) -> new Attempts(old.failed() + 1, old.first(), old.told()));
        boolean isDue = isNoHelp(fault) || !now.isBefore(attempts.first().plus(patience));
        if (isDue && !attempts.told()) {
            failing.put(key, new Attempts(attempts.failed(), attempts.first(), true));
            alerts.publish(new Alert(
                    AlertText.subject(name, key),
                    new AlertText("failed", step, key)
                            .fault(fault.getClass().getSimpleName(), message(fault))
                            .attempts(attempts.failed())
                            .times(attempts.first(), now)
                            .body()));
        }
    }

    private static boolean isNoHelp(Exception fault) {
        return fault instanceof AwsServiceException answer && NO_HELP.contains(answer.statusCode());
    }

    /** A service's own words may quote what it was sent. */
    private static String message(Exception fault) {
        return fault instanceof SdkException
                ? new AwsFaultClassifier()
                        .judge(fault)
                        .map(verdict -> verdict.message())
                        .orElse("")
                : String.valueOf(fault.getMessage());
    }

    /** The object has its record; no other attempt follows. */
    void ended(ObjectRecord result) {
        Attempts attempts = failing.remove(result.key());
        result.warnings().forEach(warning -> LOG.warn("{}: {}", result.key(), warning));
        LOG.info(result.json());
        if (result.status().isAlert()) {
            ObjectCounts counts = result.counts();
            alerts.publish(new Alert(
                    AlertText.subject(name, result.key()),
                    new AlertText(result.status().text(), "convert-object", result.key())
                            .attempts(result.attempt())
                            .rows(counts.read(), counts.written(), counts.rejected())
                            .rejects(result.rejectsKey())
                            .times(attempts == null ? result.started() : attempts.first(), result.finished())
                            .body()));
        }
    }

    public void setAlerts(Alerts alerts) {
        this.alerts = alerts;
    }

    /** How long attempts fail before somebody is told; with its unit. */
    public void setAlertAfter(String alertAfter) {
        this.alertAfter = alertAfter;
    }

    /** Begins the subject of an alert: system and environment. */
    public void setName(String name) {
        this.name = name;
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
