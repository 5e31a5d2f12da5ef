package dev.wadi.blocks.lookup;

import dev.wadi.blocks.BlockEndpoint;
import dev.wadi.blocks.BlockReason;
import dev.wadi.blocks.FieldExpression;
import dev.wadi.blocks.ValuePlace;
import dev.wadi.delivery.ProcessingClock;
import java.time.Duration;
import org.apache.camel.Component;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;

/** A block that looks something up for each record, and puts it into a header or a field. */
public abstract class LookupEndpoint extends BlockEndpoint {
    @UriParam(
            label = "producer",
            description = "Where the value is put: header.NAME, or body[FIELD] where the body has fields. Required.")
    @Metadata(required = true)
    private String into;

    @UriParam(
            label = "producer",
            description =
                    "The value where nothing is found, with onMiss=default: text, or an expression such as ${body[name]}.")
    private String defaultValue;

    @UriParam(
            label = "producer",
            defaultValue = "not_found",
            description = "The reason of records that are refused because nothing is found.")
    private String reason = "not_found";

    @UriParam(
            label = "producer",
            defaultValue = "0s",
            description =
                    "How long a value that was found is kept; 0s asks at each poll. That nothing was found is never kept.",
            javaType = "java.time.Duration")
    private Duration cache = Duration.ZERO;

    @UriParam(label = "producer,advanced", defaultValue = "10000", description = "Most values that are kept.")
    private int cacheSize = 10_000;

    protected LookupEndpoint(String uri, Component component) {
        super(uri, component);
    }

    /** @throws IllegalArgumentException for options that make no look-up */
    abstract LookupSource<?> source() throws Exception;

    /** The option onMiss, of which each look-up has its own default. */
    public abstract String getOnMiss();

    /** Looks at the options when all of them are set. */
    void prepare() throws Exception {
        createProducer();
    }

    @Override
    public Producer createProducer() throws Exception {
        if (into == null) {
            throw new IllegalArgumentException("Option into is missing. Write into: header.NAME, or into: body[FIELD]");
        }
        OnMiss onMiss = OnMiss.of(getOnMiss());
        if ((onMiss == OnMiss.DEFAULT) != (defaultValue != null)) {
            throw new IllegalArgumentException(
                    defaultValue == null
                            ? "Option defaultValue is missing, which onMiss: default needs"
                            : "Option defaultValue is never used. Write onMiss: default, or remove it");
        }
        return producer(source(), onMiss);
    }

    private <K> Producer producer(LookupSource<K> source, OnMiss onMiss) {
        FieldExpression otherwise = expression("defaultValue", defaultValue);
        return new LookupProducer<>(
                this,
                source,
                cache.isZero() ? null : new CachedRows<>(cache, cacheSize, ProcessingClock.of(getCamelContext())),
                ValuePlace.parse("into", into),
                new LookupProducer.Miss(onMiss, otherwise, new BlockReason(reason)));
    }

    public String getInto() {
        return into;
    }

    public void setInto(String into) {
        this.into = into;
    }

    public String getDefaultValue() {
        return defaultValue;
    }

    public void setDefaultValue(String defaultValue) {
        this.defaultValue = defaultValue;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public Duration getCache() {
        return cache;
    }

    public void setCache(Duration cache) {
        this.cache = cache;
    }

    public int getCacheSize() {
        return cacheSize;
    }

    public void setCacheSize(int cacheSize) {
        this.cacheSize = cacheSize;
    }
}
