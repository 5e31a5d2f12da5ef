package dev.wadi.pipelines.turbinestatus.steps;

import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.ProcessingClock;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.delivery.RouteBean;
import dev.wadi.edge.redis.HashFields;
import dev.wadi.edge.redis.RedisConnection;
import dev.wadi.pipelines.turbinestatus.AssetFinder;
import dev.wadi.pipelines.turbinestatus.Signal;
import dev.wadi.pipelines.turbinestatus.TurbineSignal;
import dev.wadi.pipelines.turbinestatus.Vendor;
import dev.wadi.pipelines.turbinestatus.VendorsFile;
import dev.wadi.pipelines.turbinestatus.store.CachedMappingTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultMessage;

/**
 * Step {@code find-asset}, once per poll: each signal with its asset; signals without one are refused.
 *
 * <p>The result is a list of messages, so that a filter in the route can ask for their headers, which are always there: {@code vendor} (empty where it is not
 * enabled), {@code kind} (empty where the signal is none of the vendor's status signals), {@code signal} (canonical name) and {@code asset_id}.
 */
public class FindAsset implements RouteBean, CamelContextAware {
    /** Properties that are checked before the bean is made. */
    static final String VENDORS = "vendors";

    static final String VENDORS_FILE = "vendorsFile";

    private CamelContext camelContext;
    private RedisConnection redis;
    private String assetMappingKey;
    private String statusMappingKey = "";
    private String vendors;
    private String vendorsFile;
    private Duration mappingCache = Duration.ZERO;
    private AssetFinder finder;

    /** Reads the vendors; refuses a configuration that is not complete. */
    @Override
    public void init() {
        RouteBean.require(this, "redis", redis);
        RouteBean.require(this, "assetMappingKey", assetMappingKey);
        RouteBean.require(this, VENDORS, vendors);
        RouteBean.require(this, VENDORS_FILE, vendorsFile);
        HashFields mapping = new HashFields(redis::client, assetMappingKey, "The mapping " + assetMappingKey);
        finder = new AssetFinder(
                CachedMappingTable.over(
                        (fields, atHand) -> mapping.read(fields), mappingCache, ProcessingClock.of(camelContext)),
                new VendorsFile(
                                Path.of(vendorsFile),
                                new VendorsFile.Names(VENDORS, VENDORS_FILE),
                                camelContext::resolvePropertyPlaceholders)
                        .load(vendors),
                Set.copyOf(List.of(assetMappingKey, statusMappingKey)));
    }

    @Handler
    public List<Message> find(@Body List<Signal> poll, Exchange exchange) {
        BatchAccount account = BatchAccount.of(exchange);
        List<TurbineSignal> signals = finder.find(
                poll,
                (record, why) -> account.refuse(new RefusedRecordException(record, why)),
                () -> BatchAccount.noEvidence(exchange));
        List<Message> messages = new ArrayList<>(signals.size());
        for (TurbineSignal signal : signals) {
            signal.vendor().ifPresent(vendor -> account.tag(signal.record(), vendor.tags()));
            messages.add(message(signal));
        }
        return messages;
    }

    private Message message(TurbineSignal signal) {
        Message message = new DefaultMessage(camelContext);
        message.setBody(signal);
        message.setHeader("asset_id", signal.asset().assetId());
        message.setHeader("signal", signal.signalName());
        // always there: a filter's "no" counts only where what it reads was set
        message.setHeader("vendor", signal.vendor().map(Vendor::name).orElse(""));
        message.setHeader("kind", signal.kind().orElse(""));
        return message;
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    public void setRedis(RedisConnection redis) {
        this.redis = redis;
    }

    public void setAssetMappingKey(String assetMappingKey) {
        this.assetMappingKey = assetMappingKey;
    }

    /** No asset may have it as its id, as its status would overwrite the mapping. */
    public void setStatusMappingKey(String statusMappingKey) {
        this.statusMappingKey = statusMappingKey;
    }

    public void setVendors(String vendors) {
        this.vendors = vendors;
    }

    public void setVendorsFile(String vendorsFile) {
        this.vendorsFile = vendorsFile;
    }

    public void setMappingCacheSeconds(long seconds) {
        mappingCache = Duration.ofSeconds(seconds);
    }
}
