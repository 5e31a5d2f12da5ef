package dev.wadi.pipelines.starschema.steps;

import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.pipelines.starschema.ConvertedObject;
import dev.wadi.pipelines.starschema.ConvertedTask;
import dev.wadi.pipelines.starschema.FoundObject;
import dev.wadi.pipelines.starschema.NoticeReason;
import dev.wadi.pipelines.starschema.ObjectConversion;
import dev.wadi.pipelines.starschema.ObjectRecord;
import dev.wadi.pipelines.starschema.mapping.SourcePlan;
import dev.wadi.pipelines.starschema.object.InputObject;
import dev.wadi.pipelines.starschema.store.IngestionBucket;
import dev.wadi.pipelines.starschema.store.ProcessedBucket;
import dev.wadi.pipelines.starschema.table.VersionKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;

/** Step {@code convert-object}, per object: its rows in Parquet files of this machine, and its rejected lines. Nothing is stored yet. */
public class ConvertObject extends WatchedProcessor {
    private Warehouse warehouse;

    public ConvertObject() {
        super("convert-object");
    }

    @Override
    String key(Exchange exchange) {
        return ((FoundObject) exchange.getMessage().getBody()).object().key();
    }

    @Override
    void handle(Exchange exchange) throws RefusedRecordException, IOException {
        FoundObject found = (FoundObject) exchange.getMessage().getBody();
        Path folder = Files.createTempDirectory("star-schema-");
        boolean done = false;
        try {
            exchange.getMessage().setBody(new ConvertedTask(found, converted(found, folder), folder));
            done = true;
        } finally {
            if (!done) {
                TemporaryFiles.delete(folder);
            }
        }
    }

    private ConvertedObject converted(FoundObject found, Path folder) throws RefusedRecordException, IOException {
        InputObject object = found.object();
        warehouse.writeCalendar(folder);
        Path content = folder.resolve("object");
        if (!warehouse.ingestion().download(object, content)) {
            throw refused(
                    found.record(),
                    ObjectRecord.missing(found, log().now()),
                    NoticeReason.object_missing.because("the ingestion bucket has no such object"));
        }
        ConvertedObject converted = warehouse
                .conversion()
                .convert(object, content, folder, warehouse.state(), newer(found), found.warnings());
        Files.delete(content);
        return converted;
    }

    /** Of a late object of a dimension that the state does not have: the keys of those with higher ids that were processed. */
    private Optional<VersionKeys> newer(FoundObject found) throws IOException {
        InputObject object = found.object();
        SourcePlan plan = warehouse.conversion().plan(object).orElseThrow();
        boolean isLate = object.id() <= found.sequence().last();
        if (!isLate
                || plan.isKept()
                || plan.target().filter(target -> !target.fact()).isEmpty()) {
            return Optional.empty();
        }
        IngestionBucket ingestion = warehouse.ingestion();
        List<InputObject> higher = ingestion.objects(object.table()).stream()
                .filter(other -> other.id() > object.id())
                .toList();
        ProcessedBucket processed = warehouse.processed();
        VersionKeys keys = ObjectConversion.keys(plan);
        for (InputObject other : higher) {
            if (processed.hasRows(other)) {
                ingestion.read(other, content -> {
                    warehouse.conversion().addKeys(plan, content, keys);
                    return true;
                });
            }
        }
        return Optional.of(keys);
    }

    public void setWarehouse(Warehouse warehouse) {
        this.warehouse = warehouse;
    }
}
