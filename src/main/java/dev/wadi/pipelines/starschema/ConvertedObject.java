package dev.wadi.pipelines.starschema;

import dev.wadi.pipelines.starschema.object.ObjectCounts;
import dev.wadi.pipelines.starschema.object.ObjectStatus;
import dev.wadi.pipelines.starschema.table.WarehouseState;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What an object becomes. Nothing of it is stored yet.
 *
 * @param files by the keys that they get, in the order in which they are stored
 * @param rejects the rejected lines
 * @param change for the state, when all is stored
 */
public record ConvertedObject(
        ObjectStatus status,
        ObjectCounts counts,
        Map<String, Path> files,
        Optional<Path> rejects,
        WarehouseState.Change change) {}
