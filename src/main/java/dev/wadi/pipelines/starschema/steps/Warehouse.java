package dev.wadi.pipelines.starschema.steps;

import dev.wadi.delivery.RouteBean;
import dev.wadi.edge.aws.AwsClients;
import dev.wadi.edge.s3.Bucket;
import dev.wadi.edge.yaml.YamlFileException;
import dev.wadi.pipelines.starschema.ObjectConversion;
import dev.wadi.pipelines.starschema.TableGroups;
import dev.wadi.pipelines.starschema.mapping.Mapping;
import dev.wadi.pipelines.starschema.mapping.SourcePlan;
import dev.wadi.pipelines.starschema.object.InputObject;
import dev.wadi.pipelines.starschema.store.IngestionBucket;
import dev.wadi.pipelines.starschema.store.ProcessedBucket;
import dev.wadi.pipelines.starschema.store.ProcessedIds;
import dev.wadi.pipelines.starschema.store.StateRebuild;
import dev.wadi.pipelines.starschema.table.WarehouseState;
import dev.wadi.settings.SettingException;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import software.amazon.awssdk.services.ssm.SsmClient;

/** The mapping, the buckets and the state, for the steps that work with them. The mapping is read once: an edit counts from the next start on, or the next edit of the route file. */
public class Warehouse implements RouteBean, CamelContextAware {
    /** The property that is checked before the bean is made. */
    static final String MAPPING = "mapping";

    private CamelContext camelContext;
    private String mapping;
    private String ingestionBucket;
    private String processedBucket;
    private String processedId;
    private WarehouseOptions options = new WarehouseOptions();
    private ObjectConversion conversion;
    private TableGroups groups;
    private WarehouseState state;
    private boolean calendarThere;
    private ActiveInstance active;
    private long stateTerm;

    @Override
    public void init() {
        RouteBean.require(this, MAPPING, mapping);
        RouteBean.require(this, "ingestionBucket", ingestionBucket);
        RouteBean.require(this, "processedBucket", processedBucket);
        RouteBean.require(this, "processedId", processedId);
        RouteBean.require(this, "active", active);
        Mapping read;
        try {
            read = Mapping.load(Path.of(mapping));
        } catch (YamlFileException e) {
            throw SettingException.ofFile(MAPPING, e.getMessage());
        }
        conversion =
                new ObjectConversion(options.hasRecordIds() ? read : read.withoutRecordIds(), options.conversion());
        groups = new TableGroups(read);
    }

    ObjectConversion conversion() {
        return conversion;
    }

    TableGroups groups() {
        return groups;
    }

    WarehouseOptions options() {
        return options;
    }

    IngestionBucket ingestion() {
        return new IngestionBucket(new Bucket(AwsClients.s3(camelContext), ingestionBucket));
    }

    ProcessedBucket processed() {
        return new ProcessedBucket(new Bucket(AwsClients.s3(camelContext), processedBucket));
    }

    ProcessedIds ids() {
        return new ProcessedIds(AwsClients.client(camelContext, SsmClient.class), processedId);
    }

    /** Made anew from the objects that are done with, where it was not made since the instance became the active one. */
    synchronized WarehouseState state() throws IOException {
        long term = active.term();
        if (state == null || stateTerm != term) {
            state = new StateRebuild(conversion, ingestion(), processed()).rebuild();
            stateTerm = term;
        }
        return state;
    }

    /** What an object has changed that is done with. */
    void apply(WarehouseState.Change change) throws IOException {
        if (isKept(change.object())) {
            state().apply(change);
        }
    }

    /** Of an object that was done with before. If that was another process, or its answer was lost on the way here, the state is made anew when it is needed next. */
    synchronized void requireKnown(InputObject object) {
        if (state != null && isKept(object) && !state.has(object)) {
            state = null;
        }
    }

    private boolean isKept(InputObject object) {
        return conversion.plan(object).filter(SourcePlan::isKept).isPresent();
    }

    /** Writes the dates of the table of dates, where they are not there (spec section 3). */
    synchronized void writeCalendar(Path folder) throws IOException {
        if (calendarThere || conversion.calendarKey().isEmpty()) {
            return;
        }
        String key = conversion.calendarKey().get();
        ProcessedBucket processed = processed();
        if (!processed.has(key)) {
            processed.putParquet(key, conversion.calendar(folder));
        }
        calendarThere = true;
    }

    /** @throws dev.wadi.delivery.HoldException if another instance is the active one by now */
    void requireActive() {
        active.requireActive();
    }

    public void setActive(ActiveInstance active) {
        this.active = active;
    }

    public void setMapping(String mapping) {
        this.mapping = mapping;
    }

    public void setIngestionBucket(String ingestionBucket) {
        this.ingestionBucket = ingestionBucket;
    }

    public void setProcessedBucket(String processedBucket) {
        this.processedBucket = processedBucket;
    }

    /** The name of the parameter with the highest id; {@code {table}} in it is the table. */
    public void setProcessedId(String processedId) {
        this.processedId = processedId;
    }

    public void setOptions(WarehouseOptions options) {
        this.options = options;
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
