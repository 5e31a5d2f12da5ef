package dev.wadi.pipelines.starschema.steps;

import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.ProcessingClock;
import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.RouteBean;
import dev.wadi.delivery.StableId;
import dev.wadi.delivery.WorkRecords;
import dev.wadi.edge.aws.AwsFaultClassifier;
import dev.wadi.pipelines.starschema.ObjectRecord;
import dev.wadi.pipelines.starschema.object.InputObject;
import dev.wadi.pipelines.starschema.object.ObjectCounts;
import dev.wadi.pipelines.starschema.steps.Alerts.Alert;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The record of each object, its warnings, and alerts (spec section 8). The source tries again by itself; somebody is told when the third attempt of an object
 * has failed, or at once where waiting is no help, and of other objects of its table not before that one is done with.
 */
public class ObjectLog implements RouteBean, CamelContextAware {
    private static final Logger LOG = LoggerFactory.getLogger("dev.wadi.pipelines.starschema");
    /** So many fail before somebody is told. */
    private static final int ATTEMPTS = 3;
    /** Behind the first attempt the source waits once as long as it is set, behind the second twice. */
    private static final int WAITS = 3;
    /** SQS counts whole ones. */
    private static final Duration SECOND = Duration.ofSeconds(1);
    /** May not, or a bucket or parameter that is not there. */
    private static final Set<Integer> NO_HELP = Set.of(403, 404);

    private final Map<String, Attempts> failing = new ConcurrentHashMap<>();
    /** Keys of objects that somebody was told the end of, which they have not reached. */
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    private CamelContext camelContext;
    private Alerts alerts;
    private Duration retryAfter;
    private String name;
    private Duration patience;
    private Clock clock;

    /** @param told whether somebody was told of the failures */
    private record Attempts(int failed, Instant first, boolean told) {}

    @Override
    public void init() {
        RouteBean.require(this, "alerts", alerts);
        RouteBean.require(this, "retryAfter", retryAfter);
        RouteBean.require(this, "name", name);
        patience = retryAfter.multipliedBy(WAITS).minus(SECOND);
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
    synchronized void failed(String key, String step, Exception fault) {
        if (fault instanceof HoldException && fault.getCause() == null) {
            return; // this instance stops, or is the active one no more: that says nothing of the object
        }
        Instant now = now();
        Attempts attempts = failing.merge(
                key,
                new Attempts(1, now, false),
                (old, first) -> new Attempts(old.failed() + 1, old.first(), old.told()));
        boolean isDue = isNoHelp(fault)
                || (attempts.failed() >= ATTEMPTS
                        && !now.isBefore(attempts.first().plus(patience)));
        if (isDue && !isTold(key)) {
            failing.put(key, new Attempts(attempts.failed(), attempts.first(), true));
            LOG.error(ObjectRecord.failing(key, attempts.failed(), attempts.first(), now)
                    .json());
            alerts.publish(new Alert(
                    StableId.of(key, step),
                    AlertText.subject(name, key),
                    new AlertText("failed", step, key)
                            .fault(fault.getClass().getSimpleName(), message(fault))
                            .attempts(attempts.failed())
                            .times(attempts.first(), now)
                            .body()));
        }
    }

    /** Of this object, or another one of its table that fails. */
    private boolean isTold(String key) {
        String table = table(key);
        return failing.entrySet().stream()
                .anyMatch(one -> one.getValue().told() && table(one.getKey()).equals(table));
    }

    private static String table(String key) {
        return InputObject.of(key).map(InputObject::table).orElse(key);
    }

    private static boolean isNoHelp(Exception fault) {
        return fault instanceof HoldException
                || (fault instanceof AwsServiceException answer && NO_HELP.contains(answer.statusCode()));
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
        alert(result);
        finish(result);
    }

    /** The same of one that cannot be processed: its message becomes a dead letter. */
    void refused(ObjectRecord result, String step, RefusedException why) {
        alert(result, step, Optional.of(why));
        finish(result);
    }

    private void finish(ObjectRecord result) {
        failing.remove(result.key());
        told.remove(result.key());
        result.warnings().forEach(warning -> LOG.warn("{}: {}", result.key(), warning));
        LOG.info(result.json());
        camelContext.getRegistry().findByType(WorkRecords.class).forEach(observer -> observer.written(result.fields()));
    }

    /** Once, where somebody is to know how it ends. */
    void alert(ObjectRecord result) {
        alert(result, "convert-object", Optional.empty());
    }

    private void alert(ObjectRecord result, String step, Optional<RefusedException> why) {
        if (result.status().isAlert() && told.add(result.key())) {
            Attempts attempts = failing.get(result.key());
            ObjectCounts counts = result.counts();
            AlertText text = new AlertText(result.status().text(), step, result.key());
            why.ifPresent(cause -> text.fault(cause.reason().name(), cause.getMessage()));
            alerts.publish(new Alert(
                    StableId.of(result.key(), result.status().text()),
                    AlertText.subject(name, result.key()),
                    text.attempts(result.attempt())
                            .rows(counts.read(), counts.written(), counts.rejected())
                            .rejects(result.rejectsKey())
                            .times(attempts == null ? result.started() : attempts.first(), result.finished())
                            .body()));
        }
    }

    public void setAlerts(Alerts alerts) {
        this.alerts = alerts;
    }

    /** How long the source waits behind the first attempt that failed. */
    public void setRetryAfter(Duration retryAfter) {
        this.retryAfter = retryAfter;
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
