package dev.wadi.pipelines.turbinestatus.steps;

import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.ProcessingClock;
import dev.wadi.delivery.RouteBean;
import dev.wadi.edge.redis.HashFields;
import dev.wadi.edge.redis.RedisConnection;
import dev.wadi.pipelines.turbinestatus.CodeFinder;
import dev.wadi.pipelines.turbinestatus.CodedSignal;
import dev.wadi.pipelines.turbinestatus.TurbineSignal;
import dev.wadi.pipelines.turbinestatus.store.CachedMappingTable;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.apache.camel.Message;

/** Step {@code find-codes}, once per poll: each signal with its code, and the status codes that they may need. */
public class FindCodes implements RouteBean, CamelContextAware {
    private CamelContext camelContext;
    private RedisConnection redis;
    private String statusMappingKey;
    private Duration mappingCache = Duration.ZERO;
    private CodeFinder finder;

    @Override
    public void init() {
        RouteBean.require(this, "redis", redis);
        RouteBean.require(this, "statusMappingKey", statusMappingKey);
        HashFields mapping = new HashFields(redis::client, statusMappingKey, "The mapping " + statusMappingKey);
        finder = new CodeFinder(CachedMappingTable.over(
                (fields, atHand) -> mapping.read(fields), mappingCache, ProcessingClock.of(camelContext)));
    }

    @Handler
    public List<Message> find(@Body List<Message> signals, Exchange exchange) {
        List<CodedSignal> coded = finder.find(
                signals.stream()
                        .map(message -> (TurbineSignal) message.getBody())
                        .toList(),
                () -> BatchAccount.noEvidence(exchange));
        for (int i = 0; i < coded.size(); i++) {
            signals.get(i).setBody(coded.get(i));
        }
        return signals;
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

    public void setStatusMappingKey(String statusMappingKey) {
        this.statusMappingKey = statusMappingKey;
    }

    public void setMappingCacheSeconds(long seconds) {
        mappingCache = Duration.ofSeconds(seconds);
    }
}
