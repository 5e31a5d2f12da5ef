package dev.wadi.pipelines.starschema.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.pipelines.starschema.ObjectConversion;
import dev.wadi.pipelines.starschema.mapping.SourcePlan;
import dev.wadi.pipelines.starschema.object.InputObject;
import dev.wadi.pipelines.starschema.object.ObjectStatus;
import dev.wadi.pipelines.starschema.table.WarehouseState;
import java.io.IOException;
import java.util.Optional;

/** Makes the state of the tables that are looked up from the objects that are done with (spec section 4). One that is not may still change dimensions. */
public record StateRebuild(ObjectConversion conversion, IngestionBucket ingestion, ProcessedBucket processed) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public WarehouseState rebuild() throws IOException {
        WarehouseState state = new WarehouseState();
        for (SourcePlan table : conversion.keptTables()) {
            for (InputObject object : ingestion.objects(table.name())) {
                if (hasRows(object)) {
                    ingestion
                            .read(object, content -> conversion.change(object, content))
                            .ifPresent(state::apply);
                }
            }
        }
        return state;
    }

    /** Of an object that failed as a whole no row counts. */
    private boolean hasRows(InputObject object) throws IOException {
        Optional<String> mark = processed.doneMark(object);
        return mark.isPresent()
                && !ObjectStatus.FAILED
                        .text()
                        .equals(JSON.readTree(mark.get()).path("status").asText());
    }
}
