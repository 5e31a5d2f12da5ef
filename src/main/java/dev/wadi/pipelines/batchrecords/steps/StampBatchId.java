package dev.wadi.pipelines.batchrecords.steps;

import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.RouteBean;
import dev.wadi.delivery.SettingNames;
import dev.wadi.edge.aws.AwsClients;
import dev.wadi.pipelines.batchrecords.CuratedFile;
import dev.wadi.pipelines.batchrecords.store.CurrentBatch;
import dev.wadi.pipelines.batchrecords.store.Row;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * Step {@code stamp-batch-id}, once per poll: the batch id is asked for once and shared by the rows of all its files; without files it is not asked
 * for. A poll that is delivered again asks again: a held one must not keep the id of a batch that is over.
 */
public class StampBatchId implements RouteBean, CamelContextAware {
    private CamelContext camelContext;
    private String parameter;
    private CurrentBatch currentBatch;

    @Override
    public void init() {
        RouteBean.require(this, "parameter", parameter);
        currentBatch = new CurrentBatch(
                AwsClients.client(camelContext, SsmClient.class),
                parameter,
                SettingNames.of(camelContext, "parameter", parameter));
    }

    @Handler
    public List<PendingRow> rows(@Body List<CuratedFile> files, Exchange exchange) {
        List<PendingRow> rows = new ArrayList<>(files.size());
        if (files.isEmpty()) {
            return rows;
        }
        BatchAccount account = BatchAccount.of(exchange);
        String batchId = currentBatch.id();
        for (CuratedFile file : files) {
            add(file, batchId, rows, account);
        }
        return rows;
    }

    private static void add(CuratedFile file, String batchId, List<PendingRow> rows, BatchAccount account) {
        try {
            rows.add(new PendingRow(file, batchId, Row.of(file, batchId)));
        } catch (RefusedException e) {
            account.refuse(RecordLog.refused(file, batchId, e));
        }
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    /** Name of the parameter in the parameter store. */
    public void setParameter(String parameter) {
        this.parameter = parameter;
    }
}
