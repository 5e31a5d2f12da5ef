package dev.wadi.source.schedule;

import dev.wadi.settings.SettingException;
import dev.wadi.settings.TimeSpan;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/**
 * Work on items again and again, at fixed times.
 *
 * <p>A run takes the items in their order, one exchange each, one at a time. An item whose attempt fails for a dependency waits for its next attempt by itself; the others, and the
 * next run, go on without it. After its last attempt it is left to the next run: nothing is due twice.
 */
@UriEndpoint(
        firstVersion = "0.2.0",
        scheme = "schedule",
        title = "Schedule",
        syntax = "schedule:name",
        consumerOnly = true,
        remote = false,
        headersClass = ScheduleHeaders.class,
        category = {Category.SCHEDULING})
public class ScheduleEndpoint extends DefaultEndpoint {
    @UriPath(description = "Name of the schedule, for logs and health.")
    @Metadata(required = true)
    private final String name;

    @UriParam(
            label = "consumer",
            description =
                    "What a run works on, separated by commas, in this order. Not set: one item, with the name of the schedule.")
    private String items;

    @UriParam(
            label = "consumer",
            defaultValue = "10m",
            description =
                    "From the start of one run to that of the next, at least 100 ms. A run that lasts longer is followed at the next of these times; there are never two at a time.",
            javaType = "java.time.Duration")
    private Duration period = Duration.ofMinutes(10);

    @UriParam(
            label = "consumer",
            defaultValue = "0s",
            description = "From the start of the route to that of the first run.",
            javaType = "java.time.Duration")
    private Duration initialDelay = Duration.ZERO;

    @UriParam(
            label = "consumer",
            defaultValue = "2m,4m",
            description =
                    "How long an item waits before its second attempt, its third, and so on, separated by commas. Empty: one attempt.")
    private String retryWaits = "2m,4m";

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "4s",
            description = "How long a stop waits for the item in flight.",
            javaType = "java.time.Duration")
    private Duration stopTimeout = Duration.ofSeconds(4);

    public ScheduleEndpoint(String uri, ScheduleComponent component, String name) {
        super(uri, component);
        this.name = name;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        ScheduleConsumer consumer = new ScheduleConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("schedule only gives work. Write it behind from:");
    }

    @Override
    public boolean isRemote() {
        return false;
    }

    List<String> itemList() {
        return items == null ? List.of(name) : split(items).stream().distinct().toList();
    }

    List<Duration> waits() {
        return split(retryWaits).stream().map(ScheduleEndpoint::wait).toList();
    }

    private static Duration wait(String text) {
        return TimeSpan.of(text, "ms")
                .orElseThrow(() -> new SettingException(
                        "retryWaits",
                        "has '" + text + "', which is no time with its unit, such as 2m",
                        "retryWaits: 2m,4m"));
    }

    private static List<String> split(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    public String getName() {
        return name;
    }

    public String getItems() {
        return items;
    }

    public void setItems(String items) {
        if (split(items).isEmpty()) {
            throw new SettingException("items", "names nothing to work on", "items: orders,customers");
        }
        this.items = items;
    }

    public Duration getPeriod() {
        return period;
    }

    public void setPeriod(Duration period) {
        if (period.toMillis() < 100) {
            throw new IllegalArgumentException("period must be at least 100 ms, not " + period.toMillis());
        }
        this.period = period;
    }

    public Duration getInitialDelay() {
        return initialDelay;
    }

    public void setInitialDelay(Duration initialDelay) {
        this.initialDelay = initialDelay;
    }

    public String getRetryWaits() {
        return retryWaits;
    }

    public void setRetryWaits(String retryWaits) {
        this.retryWaits = retryWaits;
        waits();
    }

    public Duration getStopTimeout() {
        return stopTimeout;
    }

    public void setStopTimeout(Duration stopTimeout) {
        this.stopTimeout = stopTimeout;
    }
}
