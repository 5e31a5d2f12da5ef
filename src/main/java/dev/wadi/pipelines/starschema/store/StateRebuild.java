package dev.wadi.pipelines.starschema.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.pipelines.starschema.ObjectConversion;
import dev.wadi.pipelines.starschema.mapping.SourcePlan;
import dev.wadi.pipelines.starschema.object.InputObject;
import dev.wadi.pipelines.starschema.object.ObjectStatus;
import dev.wadi.pipelines.starschema.table.WarehouseState;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the state of the tables that are looked up from the objects that are done with (spec section 4). One that is not may still change dimensions. */
public record StateRebuild(ObjectConversion conversion, IngestionBucket ingestion, ProcessedBucket processed) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public WarehouseState rebuild() throws IOException {
        WarehouseState state = new WarehouseState();
        for (SourcePlan table : conversion.keptTables()) {
            List<InputObject> objects = ingestion.objects(table.name());
            Set<InputObject> open = processed.withoutMark(table.name(), objects);
            for (InputObject object : objects) {
                if (!open.contains(object)) {
                    change(object).ifPresent(state::apply);
                }
            }
        }
        return state;
    }

    /** Of an object that failed as a whole no row counts. Empty where the object is not there any more. */
    private Optional<WarehouseState.Change> change(InputObject object) throws IOException {
        return conversion.mayRejectGoodLines() && isFailed(object)
                ? Optional.of(WarehouseState.Change.none(object))
                : ingestion.read(object, content -> conversion.change(object, content));
    }

    private boolean isFailed(InputObject object) throws IOException {
        Optional<String> mark = processed.doneMark(object);
        return mark.isPresent()
                && ObjectStatus.FAILED
                        .text()
                        .equals(JSON.readTree(mark.get()).path("status").asText());
    }
}
