package dev.wadi.pipelines.snapshotstatus.steps;

import dev.wadi.delivery.ProcessingClock;
import dev.wadi.delivery.RouteBean;
import dev.wadi.edge.aws.AwsClients;
import dev.wadi.pipelines.snapshotstatus.store.SnapshotStore;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;

/** The tables by their names, for the steps that share them. */
public class SnapshotTables implements RouteBean, CamelContextAware {
    private CamelContext camelContext;
    private String status;
    private String product;
    private String bookkeeping;
    private Duration retention = Duration.ofDays(14);
    private SnapshotStore store;

    @Override
    public void init() {
        RouteBean.require(this, "status", status);
        RouteBean.require(this, "product", product);
        RouteBean.require(this, "bookkeeping", bookkeeping);
        store = new SnapshotStore(
                AwsClients.dynamoDb(camelContext),
                status,
                product,
                bookkeeping,
                ProcessingClock.of(camelContext),
                retention);
    }

    SnapshotStore store() {
        return store;
    }

    public void setStatus(String table) {
        status = table;
    }

    public void setProduct(String table) {
        product = table;
    }

    public void setBookkeeping(String table) {
        bookkeeping = table;
    }

    /** How long it is known that a file was counted. */
    public void setRetentionDays(int days) {
        retention = Duration.ofDays(days);
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
